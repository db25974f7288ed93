using CommandLine;
using Planning.Projects;
using YamlDotNet.RepresentationModel;

namespace Rehearsal.Life;

/// <summary>What a project lists for its rehearsals: `rehearsal:` of preflight.yaml.</summary>
public sealed record ChangeFile(Change? Release, IReadOnlyList<Change> Changes)
{
    private static readonly string[] Keys = ["release", "changes"];
    private static readonly string[] ChangeKeys = ["name", "set", "unset", "stacks"];

    /// <param name="project">The namespace of keys that name none.</param>
    /// <exception cref="Failure">The file is not of this form.</exception>
    public static ChangeFile Read(string directory, string project)
    {
        if (PreflightFile.Read(directory).Child("rehearsal") is not { } node)
        {
            return new ChangeFile(null, []);
        }

        var map = Map(node, "rehearsal", Keys);
        var release = map.Child("release") is { } one ? Change(one, project, "release") : null;
        var changes = List(map, "changes", project);
        return changes.GroupBy(change => change.Name).FirstOrDefault(group => group.Count() > 1) is { } twice
            ? throw new Failure($"{PreflightFile.Name}: two changes of rehearsal.changes have the name '{twice.Key}'; give each its own")
            : new ChangeFile(release, changes);
    }

    private static List<Change> List(YamlMappingNode map, string key, string project) =>
        map.Child(key) switch
        {
            null => [],
            YamlSequenceNode list => [.. list.Children.Select(each => Change(each, project, null))],
            var other => throw new Failure($"{Line(other)}: rehearsal.{key} must be a list of changes, got '{other}'"),
        };

    private static Change Change(YamlNode node, string project, string? name)
    {
        var map = Map(node, "a change", ChangeKeys);
        var set = map.Child("set") is { } given ? Map(given, "set", null) : new YamlMappingNode();
        var change = new Change(
            name ?? map.Text("name") ?? throw new Failure($"{Line(node)}: a change must have a name, got '{node}'"),
            set.Children.ToDictionary(entry => Full(entry.Key.ToString(), project), entry => YamlFile.ConfigValue(entry.Value)),
            [.. Texts(map, "unset").Select(key => Full(key, project))],
            [.. Texts(map, "stacks")]
        );
        return change.Set.Count + change.Unset.Count > 0
            ? change
            : throw new Failure($"{Line(node)}: the change '{change.Name}' must set or unset a key, got neither");
    }

    private static IEnumerable<string> Texts(YamlMappingNode map, string key) =>
        map.Child(key) switch
        {
            null => [],
            YamlSequenceNode list => list.Children.Select(each => each.ToString()),
            var other => throw new Failure($"{Line(other)}: {key} must be a list, got '{other}'"),
        };

    private static YamlMappingNode Map(YamlNode node, string what, string[]? keys)
    {
        var map = node as YamlMappingNode ?? throw new Failure($"{Line(node)}: {what} must be a map, got '{node}'");
        var unknown = keys is null ? [] : map.Children.Keys.Select(key => key.ToString()).Except(keys).ToList();
        return unknown.Count == 0
            ? map
            : throw new Failure($"{Line(node)}: a key of {what} must be one of {string.Join(", ", keys!)}, got '{unknown[0]}'");
    }

    private static string Full(string key, string project) => key.Contains(':', StringComparison.Ordinal) ? key : $"{project}:{key}";

    private static string Line(YamlNode node) => $"{PreflightFile.Name} line {node.Start.Line}";
}
