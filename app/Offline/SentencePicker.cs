using System.Text;
using System.Text.RegularExpressions;
using App.Chunking;
using App.Documents;
using App.Retrieval;

namespace App.Offline;

/// <summary>Builds an answer from sentences of the sources, each with the number of its source.</summary>
internal static partial class SentencePicker
{
    private const int MostSentences = 5;
    private const double SameThought = 0.6;

    // A sentence that adds little is skipped, even if there is room.
    private const double WorthSaying = 0.35;

    // Each passage counts a little less than the one before it. Scores come from ranks and hardly differ.
    private const double LessPerRank = 0.08;

    private const string NothingToQuote = "My documents speak about this, but nothing in them can be quoted; look at the sources.";

    // With a model, words only add to the likeness of meanings, and likeness differs less than words do.
    private const double WordShare = 0.35;
    private const double WorthSayingByMeaning = 0.7;

    /// <param name="likeness">How near the meanings of the question and of a sentence are, -1 to 1; null without a model.</param>
    public static string Answer(
        string question,
        IReadOnlyList<Passage> passages,
        Func<string, double> weight,
        Func<string, double>? likeness = null
    )
    {
        var asked = Terms.Of(question).ToHashSet(StringComparer.Ordinal);
        var all = asked.Sum(weight);
        var candidates = passages
            .SelectMany(
                (passage, position) =>
                    Sentences
                        .Of(passage.Chunk.Text)
                        .Select((sentence, order) => (Sentence: sentence, Order: order))
                        .Where(quote => IsQuotable(quote.Sentence.Text, passage.Chunk))
                        .Select(quote => Score(quote.Sentence, quote.Order, position, Terms.Of(passage.Chunk.Heading)))
            )
            .OrderByDescending(candidate => candidate.Score)
            .ThenBy(candidate => candidate.Source)
            .ThenBy(candidate => candidate.Order)
            .ToList();
        if (candidates.Count == 0)
            return NothingToQuote;

        var chosen = new List<Candidate>();
        var worthSaying = candidates.TakeWhile(candidate =>
            candidate.Score > 0 && candidate.Score >= candidates[0].Score * (likeness is null ? WorthSaying : WorthSayingByMeaning)
        );
        foreach (var candidate in worthSaying)
            if (chosen.Count < MostSentences && !chosen.Any(other => Overlap(other.Terms, candidate.Terms) > SameThought))
                chosen.Add(candidate);

        // The next sentence usually completes the best one.
        if (
            candidates.Find(next => next.Source == candidates[0].Source && next.Order == candidates[0].Order + 1) is { } follower
            && !chosen.Contains(follower)
        )
            chosen.Add(follower);

        // A sentence that introduces a list needs the list.
        foreach (var announcing in chosen.Where(candidate => candidate.Sentence.Text.EndsWith(':')).ToArray())
            chosen.AddRange(
                candidates
                    .Where(next => next.Source == announcing.Source && next.Order > announcing.Order)
                    .OrderBy(next => next.Order)
                    .TakeWhile(next => next.Sentence.IsListItem)
                    .Except(chosen)
                    .ToArray()
            );

        return Compose(chosen);

        Candidate Score(Sentence sentence, int order, int source, IReadOnlyList<string> heading)
        {
            var terms = Terms.Of(sentence.Text).ToHashSet(StringComparer.Ordinal);
            // A heading that matches the question adds half of its weight to the sentences of its section.
            var lent = asked.Where(term => !terms.Contains(term) && heading.Contains(term)).Sum(weight) / 2;
            var covered = asked.Where(terms.Contains).Sum(weight) + lent;
            var length = terms.Count < 4 ? 0.5 : 1;
            var worth = likeness is null ? covered : WordShare * (all > 0 ? covered / all : 0) + Math.Max(0, likeness(sentence.Text));
            return new Candidate(sentence, source, order, terms, worth * length * (1 - LessPerRank * source));
        }
    }

    // Sentences of one source form a paragraph with its number at the end; so does a list with its introduction.
    private static string Compose(IReadOnlyList<Candidate> chosen)
    {
        var answer = new StringBuilder();
        var sources = chosen.GroupBy(candidate => candidate.Source).OrderByDescending(group => group.Max(candidate => candidate.Score));
        foreach (var source in sources)
        {
            var number = $" [{source.Key + 1}]";
            Candidate? before = null;
            foreach (var candidate in source.OrderBy(candidate => candidate.Order))
            {
                var item = candidate.Sentence.IsListItem;
                answer.Append(
                    (before?.Sentence.IsListItem, item) switch
                    {
                        (null, _) => answer.Length == 0 ? "" : "\n\n",
                        (false, false) => " ",
                        (false, true) => before!.Order + 1 == candidate.Order ? "\n\n" : $"{number}\n\n",
                        (true, true) => before!.Order + 1 == candidate.Order ? "\n" : $"{number}\n",
                        (true, false) => $"{number}\n\n",
                    }
                );
                answer.Append(item ? "- " : "").Append(candidate.Sentence.Text);
                before = candidate;
            }

            answer.Append(number);
        }

        return answer.ToString();
    }

    // Skips injected instructions, and numbers in brackets that would look like a citation.
    private static bool IsQuotable(string sentence, Chunk chunk) =>
        !(chunk.IsSuspicious && InjectedInstruction.IsIn(sentence)) && !Number().IsMatch(sentence);

    [GeneratedRegex(@"\[\d{1,3}\\?\]")]
    private static partial Regex Number();

    private static double Overlap(HashSet<string> one, HashSet<string> other) =>
        one.Count == 0 || other.Count == 0 ? 0 : (double)one.Count(other.Contains) / Math.Min(one.Count, other.Count);

    private sealed record Candidate(Sentence Sentence, int Source, int Order, HashSet<string> Terms, double Score);
}
