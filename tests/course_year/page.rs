//! What has to stand on the front of the manager's page, and what stands there.

use super::*;

/// The text of the first sheet of a page, with one space between words.
pub fn front(html: &str) -> String {
    let start = html.find("<main").unwrap();
    let end = html.find("<main class=\"sheet back\"").unwrap();
    let mut text = String::new();
    for part in html[start..end].split('<') {
        text.push(' ');
        text.push_str(part.split_once('>').map_or(part, |(_, text)| text));
    }
    let text = text.replace("&amp;", "&").replace("&quot;", "\"");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Every number in a text, as it stands there, in order of its characters.
pub fn numbers(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut number = String::new();
    for char in text.chars().chain([' ']) {
        let goes_on =
            char.is_ascii_digit() || (char == '.' && number.ends_with(|last: char| last.is_ascii_digit()));
        if goes_on {
            number.push(char);
        } else {
            if number.ends_with(|last: char| last.is_ascii_digit() || last == '.') {
                found.push(number.trim_end_matches('.').to_owned());
            }
            number.clear();
            if char == '+' || char == '−' {
                number.push(char);
            }
        }
    }
    found.sort();
    found
}

fn signed(value: f64, decimals: usize) -> String {
    let figure = format!("{:.decimals$}", value.abs());
    match figure.parse::<f64>().unwrap() {
        0.0 => figure,
        _ if value < 0.0 => format!("−{figure}"),
        _ => format!("+{figure}"),
    }
}

fn range(told: Told, decimals: usize) -> String {
    format!("{} … {}", signed(told.low(), decimals), signed(told.high(), decimals))
}

fn whole(value: f64) -> String {
    format!("{}", value.round())
}

/// A list of what answers were given, the most frequent first.
fn named(names: &[(&str, &str)], counts: &[u32]) -> String {
    let mut given: Vec<(&str, u32)> = names
        .iter()
        .zip(counts)
        .filter(|(_, count)| **count > 0)
        .map(|(name, count)| (name.1, *count))
        .collect();
    given.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    given.iter().map(|(name, count)| format!("{name} {count}")).collect::<Vec<_>>().join(" · ")
}

/// Counts as they stand in a bar and beneath it.
fn bar(names: &[(&str, &str)], counts: &[u32]) -> Vec<String> {
    let within =
        counts.iter().filter(|count| **count > 0).map(ToString::to_string).collect::<Vec<_>>().join(" ");
    let beneath = names
        .iter()
        .zip(counts)
        .map(|(name, count)| format!("{} {count}", name.1))
        .collect::<Vec<_>>()
        .join(" ");
    vec![format!("{within} {beneath}")]
}

/// Two ratings as they stand above their dots, the smaller first.
fn dots(one: f64, other: f64) -> String {
    let mut both = [one.round(), other.round()];
    both.sort_by(f64::total_cmp);
    format!("{} {}", both[0], both[1])
}

/// Everything with a figure in it that the first sheet must say, in its own words.
pub fn expected(year: &Year, people: &[Forms], words: &[String], mirrored: usize) -> Vec<String> {
    let truth = &year.truth;
    let column =
        |answers: &[Answers], item: usize| answers.iter().map(|of| of.values[item]).collect::<Vec<_>>();
    let (customers, suppliers) = (&year.before[0], &year.before[1]);
    let mut needed: Vec<(usize, f64)> =
        reckoned::needs(customers, mirrored).into_iter().enumerate().collect();
    needed.sort_by(|a, b| b.1.total_cmp(&a.1));
    let gains = [false, true].map(|third| reckoned::gain(people, third));
    let told: u32 = truth.kept.iter().sum();
    let level = |answers: &[Answers], item: usize| reckoned::rating(&column(answers, item), DEPARTMENT, 0.9);
    let most = needed[0].0;
    let mut all = vec![
        "40 people of 2 departments 2027-05-20 No figure is about fewer than 5 people".to_owned(),
        format!(
            "What customers need most {} → {} {}",
            whole(level(customers, most).mean),
            whole(level(&year.after[0], most).mean),
            words[most]
        ),
        format!(
            "Change in how people talk {} 95% interval {}; people differ by about 1",
            signed(gains[0].mean, 2),
            range(gains[0], 2)
        ),
        format!("Plans done that helped {} of {told}", truth.kept[0]),
        format!(
            "{} of Downstream (customers) and {} of Upstream (suppliers) answered",
            customers.len(),
            suppliers.len()
        ),
        "100 is every time, 0 never; thick lines are 90% intervals".to_owned(),
    ];
    let mut spots = Vec::new();
    for (item, _) in &needed {
        let (arrives, believed) = (level(customers, *item), level(suppliers, *item));
        assert!(
            !reckoned::is_split(&column(customers, *item)) && !reckoned::is_split(&column(suppliers, *item))
        );
        let apart = (arrives.low() > believed.high() || believed.low() > arrives.high())
            .then(|| format!(" {} points apart", whole((believed.mean - arrives.mean).abs())));
        if spots.len() < 4 {
            all.push(format!(
                "{}{} {}",
                words[*item],
                apart.clone().unwrap_or_default(),
                dots(arrives.mean, believed.mean)
            ));
        }
        let change = reckoned::change(&column(customers, *item), &column(&year.after[0], *item), DEPARTMENT);
        if spots.len() < 3 {
            let now = level(&year.after[0], *item);
            all.push(format!("{} [{}] {}", words[*item], range(change, 0), dots(arrives.mean, now.mean)));
        }
        spots.push((*item, believed.mean - arrives.mean, apart.is_some() && change.low() <= 0.0));
    }
    all.push("Orders changed without a call 12 4 Weekly median: 9 before, 6 after 9 weeks in a row below the median before 8 weeks before, 8 after".to_owned());
    // The axis reaches as far as the intervals do, in halves.
    let reach = gains.iter().flat_map(|gain| [gain.low().abs(), gain.high().abs()]).fold(0.5, f64::max);
    let halves = (2.0 * reach).ceil() as i32;
    let ticks: Vec<String> = (-halves..=halves)
        .map(|half| if half == 0 { "0".to_owned() } else { signed(f64::from(half) / 2.0, 1) })
        .collect();
    all.push(format!("What was learnt {} Before → after Before → day 60", ticks.join(" ")));
    for (name, gain) in ["Before → after", "Before → day 60"].iter().zip(gains) {
        let says = if gain.low() > 0.0 { "All of it lies above 0" } else { "0 lies in it" };
        all.push(format!(
            "{name} {} people did both sets: a mean change of {}, 95% interval {}. {says}",
            gain.n,
            signed(gain.mean, 2),
            range(gain, 2)
        ));
    }
    // What so many people can tell from chance, of a standard deviation of 1.4.
    let n = gains[0].n as f64;
    let visible = reckoned::t(0.95, n - 1.0) * 1.4 / n.sqrt();
    all.push(format!("With {n} people, a change below about {visible:.1} can’t"));
    let choices: u32 = truth.practised.iter().sum();
    let shares = truth.practised.map(|of| (100.0 * f64::from(of) / f64::from(choices)).round());
    let mut practised: Vec<(&str, f64)> =
        Cluster::ALL.into_iter().map(|cluster| cluster.name().en).zip(shares).collect();
    practised.sort_by(|a, b| b.1.total_cmp(&a.1));
    let practised: Vec<String> = practised.iter().map(|(name, share)| format!("{name} {share}%")).collect();
    all.push(format!("Practised {}", practised.join(" · ")));
    all.push(format!(
        "Was it used (day 60)? {} plans were made; of {told} it is known what became of them.",
        truth.planned
    ));
    all.extend(bar(&KEPT, &truth.kept));
    all.push(format!("Not done, as they say: {}", named(&OBSTACLES, &truth.stopped)));
    all.extend(bar(&USES, &truth.uses));
    all.extend(bar(&ABLE, &truth.able));
    all.extend(bar(&CLEARER, &truth.clearer));
    all.push(format!("Most likely to stop me {}", named(&OBSTACLES, &truth.expected)));
    // What to do: the largest blind spot that hasn't risen, what arrives worst of what is needed most, what is in the way.
    let blind = spots.iter().filter(|(_, points, is_blind)| *is_blind && *points > 0.0);
    let mut advice = Vec::new();
    if let Some((item, points, _)) = blind.max_by(|a, b| a.1.total_cmp(&b.1)) {
        advice.push(format!("Show Upstream both figures of “{}”: what they believe is {} points above what their customers say.", words[*item], whole(*points)));
    }
    let worst = needed[..3].iter().map(|(item, _)| (*item, level(&year.after[0], *item).mean.round()));
    let (item, now) = worst.min_by(|a, b| a.1.total_cmp(&b.1)).unwrap();
    advice.push(format!(
        "Have Downstream and Upstream agree on one way of doing “{}”: it stands at {now} now.",
        words[item]
    ));
    let most = (0..5).max_by_key(|place| (truth.stopped[*place], 5 - place)).unwrap();
    advice.push(
        [
            "Find an occasion for the plans: one real meeting in which they are used (no occasion, named # times).",
            "Make time: 20 minutes each on day 2 with nothing else in them (no time, named # times).",
            "Ask superiors to put one question within two weeks: which “if” came up? (superiors, named # times)",
            "Bring both departments together to tell each other their plans (the other side, named # times).",
            "Put the three dates into calendars, and plans where they are seen (forgetting, named # times).",
        ][most]
            .replace('#', &truth.stopped[most].to_string()),
    );
    let least = (0..5).min_by(|a, b| shares[*a].total_cmp(&shares[*b])).unwrap();
    advice.push(format!(
        "Practise {}: only {}% of all choices were about it.",
        Cluster::ALL[least].name().en,
        shares[least]
    ));
    advice.truncate(3);
    all.extend(advice);
    all
}
