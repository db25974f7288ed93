using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Fixtures;
using Planning.Plans;
using Planning.ResourceIds;
using Preflight.Checking;

namespace Stacks.Tests.Parity;

/// <summary>
/// What shows that a capability is there: a resource of a plan with values, a type that a plan has not, a rule of preflight, or a test
/// of what no plan shows.
/// </summary>
/// <param name="Subject">The stack of a plan, `with` for dev with changes, `rule` or `test`.</param>
/// <param name="Type">The resource type of a plan; the id of a rule; the class and method of a test.</param>
/// <param name="Name">The logical name; null if no resource of the type may exist, and for rules and tests.</param>
/// <param name="Values">Paths and values. `*` is any value, `~x` one that contains x, and [x] an element with the name x.</param>
internal sealed partial record Proof(
    string Subject,
    string Type,
    string? Name,
    IReadOnlyList<(string Path, string Value)> Values,
    IReadOnlyDictionary<string, string> Changes
)
{
    private const string Without = "without";

    private static readonly Lazy<IReadOnlySet<string>> Rules = new(() =>
        Rulebook.Areas.SelectMany(area => area.Facts).Select(rule => rule.Id).ToHashSet()
    );

    private static readonly Lazy<ILookup<string, string>> Tests = new(() =>
        Directory
            .EnumerateFiles(Path.Combine(FixtureStacks.Root, "tests"), "*Tests*.cs", SearchOption.AllDirectories)
            .ToLookup(file => Path.GetFileName(file).Split('.')[0])
    );

    public bool IsPlanned => Subject is not ("rule" or "test");

    /// <summary>For rules, tests and the absence of a type, which other stacks may share.</summary>
    public bool IsShared => Name is null;

    /// <param name="text">As in `prod web:WebApp chat-site httpsOnly=true`, `nat without network:RouteTable` or `rule sign-in`.</param>
    public static Proof Parse(string text, IReadOnlyDictionary<string, string> changes)
    {
        var words = text.Split(' ', 4);
        return words switch
        {
            ["rule" or "test", var id] => new(words[0], id, null, [], changes),
            [var stack, Without, var type] => new(stack, type, null, [], changes),
            [var stack, var type, var name] => new(stack, type, name, [], changes),
            [var stack, var type, var name, var rest] => new(stack, type, name, [.. NextValue().Split(rest).Select(Value)], changes),
            _ => throw new FormatException(
                $"'{text}' is not a proof: write 'STACK TYPE NAME PATH=VALUE', 'rule ID' or 'test CLASS.METHOD'"
            ),
        };
    }

    /// <returns>What is wrong; null if the proof holds.</returns>
    public async Task<string?> FailureAsync() =>
        Subject switch
        {
            "rule" => Rules.Value.Contains(Type) ? null : $"preflight has no rule {Type}",
            "test" => TestExists() ? null : $"there is no test {Type}",
            _ when Name is null && ResourceTypes.Path($"azure-native:{Type}") is null => $"there is no resource type {Type}",
            "with" => FailureOn(await PlannedStack.PlanAsync("dev", [.. Changes.Select(change => (change.Key, change.Value))])),
            _ when !File.Exists(FixtureStacks.FileOf(Subject)) => $"there is no stack {Subject}",
            _ => FailureOn(await PlannedStack.PlanAsync(Subject)),
        };

    /// <returns>What the plan has not; null if the proof holds there.</returns>
    public string? FailureOn(PlannedStack stack)
    {
        var found = stack.Of(Type);
        if (Name is null)
        {
            return found.Count == 0 ? null : $"{stack.Plan.Stack} has a {Type}";
        }

        var resource = found.FirstOrDefault(each => each.Name == Name);
        return resource is null
            ? $"{stack.Plan.Stack} has no {Type} {Name}"
            : Values
                .Where(value => !Fits(Read(resource, value.Path), value.Value))
                .Select(value => $"{Name} {value.Path} is '{Read(resource, value.Path)}', not '{value.Value}'")
                .FirstOrDefault();
    }

    private static bool Fits(string? found, string wanted) =>
        wanted == "*" ? !string.IsNullOrEmpty(found)
        : wanted.StartsWith('~') ? found?.Contains(wanted[1..]) == true
        : found == wanted;

    private static string? Read(PlannedResource resource, string path)
    {
        JsonNode? node = resource.Inputs;
        foreach (Match step in Step().Matches(path))
        {
            var (key, element) = (step.Groups["key"].Value, step.Groups["element"].Value);
            node =
                key.Length > 0 ? (node as JsonObject)?[key]
                : int.TryParse(element, out var index) ? (node as JsonArray)?.ElementAtOrDefault(index)
                : (node as JsonArray)?.FirstOrDefault(each => (string?)each?["name"] == element);
        }

        return node?.ToString();
    }

    private static (string Path, string Value) Value(string text)
    {
        var end = text.IndexOf('=');
        return end > 0 ? (text[..end], text[(end + 1)..]) : throw new FormatException($"'{text}' is not PATH=VALUE");
    }

    private bool TestExists() =>
        Type.Split('.') is [var type, var method]
        && Tests.Value[type].Any(file => Regex.IsMatch(File.ReadAllText(file), $@"public (async Task|Task|void) {method}\("));

    /// <summary>Spaces before a path; a name in brackets may contain spaces too.</summary>
    [GeneratedRegex(@" (?=[A-Za-z][\w.-]*(?:\[[^\]]+\][\w.-]*)*=)")]
    private static partial Regex NextValue();

    [GeneratedRegex(@"(?<key>[\w-]+)|\[(?<element>[^\]]+)\]")]
    private static partial Regex Step();
}
