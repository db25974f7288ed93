using System.Text.RegularExpressions;
using App.Retrieval;

namespace App.Offline;

/// <summary>Acronyms of the words that follow each other in the documents: "tokens per minute" is TPM.</summary>
internal sealed partial class Acronyms
{
    private const int Shortest = 2;
    private const int Longest = 5;

    private readonly Dictionary<string, List<string>> meanings = new(StringComparer.Ordinal);

    public Acronyms(IEnumerable<string> texts)
    {
        foreach (var text in texts)
        foreach (var clause in text.Split(['.', ',', ';', ':', '(', ')', '?', '\n']))
        {
            string[] words = [.. Word().Matches(clause).Select(match => match.Value.ToLowerInvariant())];
            for (var from = 0; from < words.Length; from++)
            for (var count = Shortest; count <= Longest && from + count <= words.Length; count++)
                if (Terms.Of(words[from]).Count > 0 && Terms.Of(words[from + count - 1]).Count > 0)
                    Add(
                        string.Concat(words.Skip(from).Take(count).Select(word => word[0])),
                        string.Join(' ', words.Skip(from).Take(count))
                    );
        }
    }

    /// <summary>The question with the words of its acronyms instead of those that no document has.</summary>
    public string Expand(string question, Func<string, bool> isKnown) =>
        Candidate()
            .Replace(question, match =>
            {
                var letters = match.Groups["letters"].Value.ToLowerInvariant();
                return isKnown(Stemmer.Stem(letters)) || !meanings.TryGetValue(letters, out var known)
                    ? match.Value
                    : known.Find(meaning => Terms.Of(meaning).All(isKnown)) ?? match.Value;
            });

    private void Add(string letters, string meaning)
    {
        if (!meanings.TryGetValue(letters, out var known))
            meanings[letters] = known = [];
        if (!known.Contains(meaning))
            known.Add(meaning);
    }

    [GeneratedRegex(@"[A-Za-z]+")]
    private static partial Regex Word();

    // As people write them: capitals, perhaps in the plural.
    [GeneratedRegex(@"(?<![A-Za-z])(?<letters>[A-Z]{2,5})s?(?![A-Za-z])")]
    private static partial Regex Candidate();
}
