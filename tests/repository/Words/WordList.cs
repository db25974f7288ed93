using System.Text.RegularExpressions;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Repository.Tests.Words;

/// <summary>Words that may not stand in text that users read, with what to write instead; and the exceptions.</summary>
internal sealed class WordList
{
    private readonly IReadOnlyList<(Regex Pattern, string Write)> _words;
    private readonly IReadOnlyList<(Regex Pattern, string Write)> _names;
    private readonly Regex _anyName;

    private WordList(Entries entries)
    {
        Exceptions = entries.Exceptions;
        _words = Patterns(entries.Words);
        _names = Patterns(entries.Names);
        _anyName = new Regex(
            string.Join('|', entries.Names.Select(entry => entry.Word)),
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
        );
    }

    public IReadOnlyList<Exemption> Exceptions { get; }

    public static WordList Read() => Parse(Checkout.Read("tests/repository/Words/words.yaml"));

    public static WordList Parse(string yaml) =>
        new(new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build().Deserialize<Entries>(yaml));

    /// <returns>The listed words in the text, and what to write instead.</returns>
    public IEnumerable<(string Word, string Write)> In(string file, string text) => In(_words, file, text);

    /// <summary>A quick test before parsing: false if no name in a file can contain a listed word.</summary>
    public bool MayBeInNames(string content) => _anyName.IsMatch(content);

    /// <param name="name">The words of an identifier, separated by spaces.</param>
    public IEnumerable<(string Word, string Write)> InName(string file, string name) => In(_names, file, name);

    private IEnumerable<(string Word, string Write)> In(IReadOnlyList<(Regex Pattern, string Write)> words, string file, string text)
    {
        foreach (var (pattern, write) in words)
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

    private static List<(Regex Pattern, string Write)> Patterns(List<Entry> entries) =>
        [
            .. entries.Select(entry =>
                (new Regex($@"(?<![\w-])(?:{entry.Word})(?!\w)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant), entry.Write)
            ),
        ];

    internal sealed class Entries
    {
        public List<Entry> Words { get; init; } = [];
        public List<Entry> Names { get; init; } = [];
        public List<Exemption> Exceptions { get; init; } = [];
    }

    internal sealed class Entry
    {
        public required string Word { get; init; }
        public required string Write { get; init; }
    }
}
