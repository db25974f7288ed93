using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Planning.Plans;

namespace Stacks.Tests.Faults;

/// <summary>
/// The change that an entry of a case file describes. Its keys: change, append, without, drop, settings, options, wait, unwait and new;
/// README.md in this folder explains them.
/// </summary>
internal static partial class PlanChange
{
    public static readonly IReadOnlySet<string> Keys = new HashSet<string>
    {
        "change",
        "append",
        "without",
        "drop",
        "settings",
        "options",
        "wait",
        "unwait",
        "new",
    };

    public static Plan Apply(Plan before, JsonObject entry)
    {
        var given = Filled(entry, before);
        var plan = before;
        foreach (var each in given["new"]?.AsArray() ?? [])
        {
            plan = Mutation.Add(
                plan,
                (string)each!["type"]!,
                (string)each["name"]!,
                (string)each["id"]!,
                each["inputs"]?.ToJsonString() ?? "{}",
                [.. each.Texts("after")]
            );
        }

        foreach (var (resource, path, value) in Entries(given, "change"))
        {
            plan = Mutation.Change(plan, resource, each => Mutation.With(each, path, value?.ToJsonString()));
        }

        foreach (var (resource, list, element) in Entries(given, "append"))
        {
            plan = Mutation.Change(plan, resource, each => Mutation.WithElement(each, list, element!.ToJsonString()));
        }

        foreach (var (resource, list, text) in Entries(given, "without"))
        {
            plan = Mutation.Change(plan, resource, each => Mutation.WithoutElement(each, list, (string)text!));
        }

        foreach (var (site, name, value) in Entries(given, "settings"))
        {
            plan = Mutation.Change(plan, site, each => Mutation.WithSetting(each, name, value?.ToString()));
        }

        foreach (var (resource, option, value) in Entries(given, "options"))
        {
            plan = Mutation.Change(plan, resource, each => each with { Options = With(each.Options, option, value) });
        }

        foreach (var (key, waits) in new[] { ("wait", true), ("unwait", false) })
        {
            foreach (var (resource, others) in given[key]?.AsObject() ?? [])
            {
                plan = Waiting(plan, resource, [.. others!.AsArray().Select(other => (string)other!)], waits);
            }
        }

        return given["drop"] is JsonArray gone ? Mutation.Without(plan, [.. gone.Select(name => (string)name!)]) : plan;
    }

    private static IEnumerable<(string Resource, string Path, JsonNode? Value)> Entries(JsonObject given, string key) =>
        from resource in given[key]?.AsObject() ?? []
        from entry in resource.Value!.AsObject()
        select (resource.Key, entry.Key, entry.Value);

    private static PlannedOptions With(PlannedOptions options, string option, JsonNode? value)
    {
        var json = JsonSerializer.SerializeToNode(options, JsonSerializerOptions.Web)!.AsObject();
        Assert.True(json.ContainsKey(option), $"{option} is no option; the options are {string.Join(", ", json.Select(each => each.Key))}");
        json[option] = value?.DeepClone();
        return json.Deserialize<PlannedOptions>(JsonSerializerOptions.Web)!;
    }

    private static Plan Waiting(Plan plan, string resource, IReadOnlyList<string> others, bool waits)
    {
        var urns = others.Select(other => One(plan, other).Urn).ToList();
        return Mutation.Change(plan, resource, each =>
        {
            var after = waits ? each.DependsOn.Union(urns) : each.DependsOn.Except(urns);
            var changed = each with { DependsOn = [.. after] };
            Assert.NotEqual(each.DependsOn.Count, changed.DependsOn.Count);
            return changed;
        });
    }

    /// <summary>${resource.id} becomes the id, and ${resource.OUTPUT} an output.</summary>
    private static JsonObject Filled(JsonObject entry, Plan plan)
    {
        var text = entry.ToJsonString(Relaxed);
        return JsonNode
            .Parse(
                Reference()
                    .Replace(text, match =>
                    {
                        var resource = One(plan, match.Groups[1].Value);
                        return match.Groups[2].Value == "id"
                            ? resource.Id!
                            : resource.Outputs[match.Groups[2].Value]?.ToString()
                                ?? throw new InvalidOperationException($"{resource.Name} has no output {match.Groups[2].Value}");
                    })
            )!
            .AsObject();
    }

    private static PlannedResource One(Plan plan, string name)
    {
        var found = plan.Resources.Where(each => each.Custom && each.Name == name).ToList();
        return found.Count == 1 ? found[0] : throw new InvalidOperationException($"{found.Count} resources are named {name}");
    }

    private static readonly JsonSerializerOptions Relaxed = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [GeneratedRegex(@"\$\{([\w.-]+)\.(\w+)\}")]
    private static partial Regex Reference();
}
