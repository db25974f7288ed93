using CommandLine;
using Planning.Projects;
using YamlDotNet.RepresentationModel;

namespace Rehearsal.Life;

/// <summary>What a project lists for its rehearsals: `rehearsal:` of preflight.yaml.</summary>
public sealed record ChangeFile(Change? Release, IReadOnlyList<Change> Changes)
{
    private static readonly string[] Keys = ["release", "changes"];
    private static readonly string[] ChangeKeys = ["name", "set", "unset", "stacks", "after"];

    /// <param name="project">The namespace of keys that name none.</param>
    /// <exception cref="Failure">The file is not of this form.</exception>
    public static ChangeFile Read(string directory, string project)
    {
        if (PreflightFile.Read(directory).Child("rehearsal") is not { } node)
        {
            return new ChangeFile(null, []);
        }

        var map = Map(node, "rehearsal", Keys);
        var release = map.Child("release") is { } one ? Change(one, project, "rehearsal.release", isRelease: true) : null;
        var changes = List(map, project);
        return changes.GroupBy(change => change.Name).FirstOrDefault(group => group.Count() > 1) is { } twice
            ? throw new Failure($"{PreflightFile.Name}: two changes of rehearsal.changes have the name '{twice.Key}'; give each its own")
            : new ChangeFile(release, changes);
    }

    private static List<Change> List(YamlMappingNode map, string project) =>
        map.Child("changes") switch
        {
            null => [],
            YamlSequenceNode list => List(list, project),
            var other => throw Wrong(other, "rehearsal.changes must be a list of changes"),
        };

    private static List<Change> List(YamlSequenceNode list, string project)
    {
        var changes = new List<Change>();
        foreach (var node in list.Children)
        {
            var at = $"rehearsal.changes[{changes.Count}]";
            var change = Change(node, project, at, isRelease: false);
            changes.Add(((YamlMappingNode)node).Child("after") is { } name ? change with { After = Earlier(name, at, changes) } : change);
        }

        return changes;
    }

    private static Change Earlier(YamlNode name, string at, IEnumerable<Change> before) =>
        before.FirstOrDefault(change => change.Name == name.ToString())
        ?? throw Wrong(name, $"{at}.after must be the name of a change before it in the list");

    /// <param name="at">Where the change is: rehearsal.changes[0].</param>
    private static Change Change(YamlNode node, string project, string at, bool isRelease)
    {
        var map = Map(node, at, ChangeKeys);
        var set = map.Child("set") is { } given ? Map(given, $"{at}.set", null) : new YamlMappingNode();
        var change = new Change(
            map.Text("name") ?? (isRelease ? "release" : throw Wrong(node, $"{at} must have a name, as in 'name: more instances'")),
            set.Children.ToDictionary(entry => Full(entry.Key.ToString(), project), entry => YamlFile.ConfigValue(entry.Value)),
            [.. Texts(map, at, "unset").Select(key => Full(key, project))],
            [.. Texts(map, at, "stacks")]
        );
        return change.Unset.FirstOrDefault(change.Set.ContainsKey) is { } both
                ? throw new Failure($"{Line(node)}: {at} sets and unsets '{Short(both, project)}'; remove one of them")
            : change.Set.Count + change.Unset.Count > 0 ? change
            : throw new Failure($"{Line(node)}: {at} must set or unset a key, got neither");
    }

    private static IEnumerable<string> Texts(YamlMappingNode map, string at, string key) =>
        map.Child(key) switch
        {
            null => [],
            YamlSequenceNode list when list.Children.All(each => each is YamlScalarNode) => list.Children.Select(each => each.ToString()),
            var other => throw Wrong(other, $"{at}.{key} must be a list of strings"),
        };

    /// <param name="keys">The allowed ones; null for any.</param>
    private static YamlMappingNode Map(YamlNode node, string what, string[]? keys)
    {
        var map =
            node as YamlMappingNode
            ?? throw Wrong(node, $"{what} must be a map of {(keys is null ? "keys and values" : string.Join(", ", keys))}");
        var unknown = keys is null ? [] : map.Children.Keys.Select(key => key.ToString()).Except(keys).ToList();
        return unknown.Count == 0
            ? map
            : throw new Failure($"{Line(node)}: a key of {what} must be one of {string.Join(", ", keys!)}, got '{unknown[0]}'");
    }

    private static Failure Wrong(YamlNode node, string rule) => new($"{Line(node)}: {rule}, got '{node}'");

    private static string Full(string key, string project) => key.Contains(':', StringComparison.Ordinal) ? key : $"{project}:{key}";

    private static string Short(string key, string project) =>
        key.StartsWith($"{project}:", StringComparison.Ordinal) ? key[(project.Length + 1)..] : key;

    private static string Line(YamlNode node) => $"{PreflightFile.Name} line {node.Start.Line}";
}
