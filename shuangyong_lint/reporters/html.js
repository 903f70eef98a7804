const all = (s, e) => Array.from((e || document).querySelectorAll(s));
const has = (e, name, n) => (e.dataset[name] || '').split(' ').includes(n);
function show(section, n, scrollText) {
  all('.shown, .evidence-shown').forEach(e => e.classList.remove('shown', 'evidence-shown'));
  const marks = all('[data-n]', section).filter(e => has(e, 'n', n));
  const proofs = all('[data-e]', section).filter(e => has(e, 'e', n));
  marks.forEach(e => e.classList.add('shown'));
  proofs.forEach(e => e.classList.add('evidence-shown'));
  const card = section.querySelector('details[data-card="' + n + '"]');
  if (card) card.open = true;
  const target = scrollText ? marks[0] || proofs[0] : card;
  if (target) target.scrollIntoView({block: 'center'});
}
function filter() {
  const levels = all('input[data-level]').filter(e => e.checked).map(e => e.dataset.level);
  const family = document.querySelector('select').value;
  const kept = e => levels.includes(e.dataset.level) && (!family || e.dataset.family === family);
  all('details[data-card]:not(.verified)').forEach(e => e.classList.toggle('off', !kept(e)));
  all('mark[data-n]').forEach(e => {
    const section = e.closest('section');
    const visible = e.dataset.n.split(' ').some(n => {
      const card = section.querySelector('details[data-card="' + n + '"]');
      return card && !card.classList.contains('off');
    });
    e.classList.toggle('plain', !visible);
  });
}
document.addEventListener('click', event => {
  const mark = event.target.closest('mark[data-n]');
  if (mark && !mark.classList.contains('plain')) { show(mark.closest('section'), mark.dataset.n.split(' ')[0], false); return; }
  const go = event.target.closest('button[data-go]');
  if (go) { event.preventDefault(); show(go.closest('section'), go.dataset.go, true); }
});
document.addEventListener('change', filter);
