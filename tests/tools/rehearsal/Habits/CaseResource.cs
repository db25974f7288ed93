using System.Globalization;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Pulumirpc;

namespace Rehearsal.Tests.Habits;

/// <summary>One resource of a case's program.</summary>
internal sealed class CaseResource
{
    public required string Name { get; init; }

    public required string Type { get; init; }

    public required JsonObject Inputs { get; init; }

    public SortedSet<string> After { get; init; } = new(StringComparer.Ordinal);

    public JsonObject Options { get; init; } = [];

    /// <summary>How long the program waits before it registers the resource.</summary>
    public TimeSpan Wait { get; set; }

    /// <summary>The names of what it depends on: those it names, and those whose outputs it uses.</summary>
    public IEnumerable<string> Before => After.Union(CaseValues.Names(Inputs));

    public static CaseResource Of(JsonObject entry) =>
        new()
        {
            Name = (string)entry["name"]!,
            Type = (string)entry["type"]!,
            Inputs = entry["inputs"]?.DeepClone().AsObject() ?? [],
            After = new((entry["after"] as JsonArray ?? []).Select(each => (string)each!), StringComparer.Ordinal),
            Options = entry["options"]?.DeepClone().AsObject() ?? [],
        };

    public CaseResource Copy() =>
        new()
        {
            Name = Name,
            Type = Type,
            Inputs = Inputs.DeepClone().AsObject(),
            After = new(After, StringComparer.Ordinal),
            Options = Options.DeepClone().AsObject(),
            Wait = Wait,
        };

    /// <param name="path">As in properties.rules[0].name.</param>
    /// <param name="value">Null removes the input.</param>
    public void Set(string path, JsonNode? value)
    {
        var steps = path.Replace("[", ".[", StringComparison.Ordinal).Split('.');
        JsonNode node = Inputs;
        foreach (var step in steps[..^1])
        {
            node = step[0] == '[' ? node[Index(step)]! : node[step] ?? (node[step] = new JsonObject());
        }

        var last = steps[^1];
        if (value is null)
        {
            Assert.True(node.AsObject().Remove(last), $"{Name} has no {path} to remove");
        }
        else if (last[0] == '[')
        {
            node[Index(last)] = value.DeepClone();
        }
        else
        {
            node[last] = value.DeepClone();
        }
    }

    /// <param name="urnOf">The URN of another resource of the program.</param>
    public RegisterResourceRequest Request(CaseValues values, Func<string, string> urnOf)
    {
        var request = new RegisterResourceRequest
        {
            Type = Type,
            Name = Name,
            Custom = true,
            Object = JsonParser.Default.Parse<Struct>(values.Fill(Inputs)!.ToJsonString()),
            RetainOnDelete = (bool?)Options["retainOnDelete"] ?? false,
            DeleteBeforeReplace = (bool?)Options["deleteBeforeReplace"] ?? false,
            ImportId = (string?)values.Fill(Options["import"]) ?? "",
        };
        request.IgnoreChanges.AddRange(Texts("ignoreChanges"));
        request.ReplaceOnChanges.AddRange(Texts("replaceOnChanges"));
        request.Dependencies.AddRange(Before.Select(urnOf));
        foreach (var (name, value) in Inputs)
        {
            var urns = new RegisterResourceRequest.Types.PropertyDependencies();
            urns.Urns.AddRange(CaseValues.Names(value).Select(urnOf));
            request.PropertyDependencies.Add(name, urns);
        }

        return request;
    }

    private IEnumerable<string> Texts(string option) => (Options[option] as JsonArray ?? []).Select(each => (string)each!);

    private static int Index(string step) => int.Parse(step[1..^1], CultureInfo.InvariantCulture);
}
