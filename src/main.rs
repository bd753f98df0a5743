fn main() {
    use garrigue::diagnostic::*;
    let mut d = Diagnostics::default();
    let s = garrigue::source::content::read(std::path::Path::new("content"), &mut d);
    let l = garrigue::link::link(&s, &mut d);
    if let Some(l) = &l { garrigue::check::check(l, &mut d); }
    d.sort(&s.files);
    for x in d.iter() { print!("{}", text::render(x, &s.files, text::Style{lang: Lang::Fr, colour:false, width:140})); }
    println!("{} erreurs, {} avertissements", d.errors(), d.warnings());
}
