using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Repository.Tests.Commands;

/// <summary>Commands of a command-line program, with their options.</summary>
internal sealed class CommandTable
{
    private readonly Dictionary<string, Entry> _commands;
    private readonly string[] _options;

    private CommandTable(Document document)
    {
        Version = document.Version;
        _options = document.Options.Split(' ');
        _commands = (
            from command in document.Commands
            let cut = command.Key.LastIndexOf(' ') + 1
            from name in command.Value.Aliases.Prepend(command.Key[cut..])
            select KeyValuePair.Create(command.Key[..cut] + name, command.Value)
        ).ToDictionary();
    }

    /// <summary>The version of the program whose source the table follows.</summary>
    public string Version { get; }

    public IEnumerable<string> Names => _commands.Keys;

    public static CommandTable Read(string name) =>
        new(
            new DeserializerBuilder()
                .WithNamingConvention(CamelCaseNamingConvention.Instance)
                .Build()
                .Deserialize<Document>(Checkout.Read($"tests/repository/Commands/{name}"))
        );

    public bool Has(QuotedCommand command) => Find(CommandFirst(command).Path.ToList()) is not null;

    /// <returns>What the program would reject in all files of the repository.</returns>
    public IEnumerable<string> Problems(string program) =>
        from command in QuotedCommands.All
        where command.Program == program
        let problem = Problem(command)
        where problem is not null
        select $"{command}: {problem}";

    /// <returns>What the program would reject; null if it accepts the command.</returns>
    public string? Problem(QuotedCommand command)
    {
        command = CommandFirst(command);
        var words = command.Path.ToList();
        if (Find(words) is not { } path)
        {
            // Its name may be known only at run time, as in `pulumi stack {what}`; a test may compare with the name of a group.
            var name = string.Join(' ', words);
            var isGroup = command.IsPartial && _commands.Keys.Any(known => known.StartsWith($"{name} "));
            return isGroup || words.Any(word => word.Contains(ShellText.Unknown)) ? null : $"there is no command '{name}'";
        }

        var (entry, arguments) = (_commands[path], 0);
        var rest = command.Words.Skip(1 + path.Split(' ').Length).ToList();
        for (var at = 0; at < rest.Count; at++)
        {
            if (!rest[at].StartsWith('-') || rest[at].Trim('-').Length == 0)
            {
                arguments += rest[at] == "--" ? 0 : 1;
                continue;
            }

            if (IsKnown(entry, rest[at]) is not { } hasValue)
            {
                return $"'{path}' has no option '{rest[at].Split('=')[0]}'";
            }

            at += hasValue ? 1 : 0;
            if (at == rest.Count && !command.IsPartial)
            {
                return $"'{rest[^1]}' of '{path}' needs a value";
            }
        }

        return command.IsStrict && !(command.IsPartial && arguments <= entry.Most) ? entry.Problem(path, arguments) : null;
    }

    /// <returns>Whether the next word is its value; null if the command does not have the option.</returns>
    private bool? IsKnown(Entry? entry, string word)
    {
        var name = word.Split('=')[0];
        var options = _options.Concat(entry?.Options.Split(' ') ?? []).ToList();
        var isGroup = word.Length > 2 && word[1] != '-' && word[1..].All(letter => options.Contains($"-{letter}"));
        return options.Contains($"{name}=") ? !word.Contains('=')
            : options.Contains(name) || isGroup ? false
            : null;
    }

    /// <summary>Options of every command may stand before it, as in `pulumi --cwd infra up`.</summary>
    private QuotedCommand CommandFirst(QuotedCommand command)
    {
        var at = 1;
        while (at < command.Words.Count && command.Words[at].StartsWith('-') && IsKnown(null, command.Words[at]) is { } hasValue)
        {
            at += hasValue ? 2 : 1;
        }

        return command with
        {
            Words = [command.Program, .. command.Words.Skip(at), .. command.Words.Take(at).Skip(1)],
        };
    }

    /// <returns>The longest command that the words start with. Null if there is none, or if a group has no command of that name.</returns>
    private string? Find(List<string> words)
    {
        var count = words.Count;
        while (count > 0 && !_commands.ContainsKey(string.Join(' ', words.Take(count))))
        {
            count--;
        }

        var path = string.Join(' ', words.Take(count));
        return count == 0 || (count < words.Count && _commands.Keys.Any(known => known.StartsWith($"{path} "))) ? null : path;
    }

    private sealed class Document
    {
        public string Version { get; init; } = "";
        public string Options { get; init; } = "";
        public Dictionary<string, Entry> Commands { get; init; } = [];
    }

    private sealed class Entry
    {
        public List<string> Aliases { get; init; } = [];

        /// <summary>As "2", "0-1" or "1-*".</summary>
        public string Arguments { get; init; } = "0";

        /// <summary>Separated by spaces; those that take a value end in "=".</summary>
        public string Options { get; init; } = "";

        public int Most => Arguments.Split('-')[^1] is var most && most == "*" ? int.MaxValue : int.Parse(most);

        public string? Problem(string path, int found) =>
            found < int.Parse(Arguments.Split('-')[0]) || found > Most ? $"'{path}' takes {Arguments} arguments, got {found}" : null;
    }
}
