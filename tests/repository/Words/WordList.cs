using System.Text.RegularExpressions;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Repository.Tests.Words;

/// <summary>Words that may not stand in text that users read, with what to write instead; and the exceptions.</summary>
internal sealed class WordList
{
    private readonly IReadOnlyList<(Regex Pattern, string Write)> _words;

    private WordList(Entries entries)
    {
        Exceptions = entries.Exceptions;
        _words =
        [
            .. entries.Words.Select(entry =>
                (new Regex($@"(?<![\w-])(?:{entry.Word})(?!\w)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant), entry.Write)
            ),
        ];
    }

    public IReadOnlyList<Exemption> Exceptions { get; }

    public static WordList Read() => Parse(Checkout.Read("tests/repository/Words/words.yaml"));

    public static WordList Parse(string yaml) =>
        new(new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build().Deserialize<Entries>(yaml));

    /// <returns>The first such word of each kind in the text, and what to write instead.</returns>
    public IEnumerable<(string Word, string Write)> In(string file, string text)
    {
        foreach (var (pattern, write) in _words)
        {
            foreach (Match match in pattern.Matches(text))
            {
                if (!Exceptions.Any(exception => exception.Allows(file, text, match)))
                {
                    yield return (match.Value, write);
                }
            }
        }
    }

    internal sealed class Entries
    {
        public List<Entry> Words { get; init; } = [];
        public List<Exemption> Exceptions { get; init; } = [];
    }

    internal sealed class Entry
    {
        public required string Word { get; init; }
        public required string Write { get; init; }
    }
}
