using Planning.Plans;
using Planning.ResourceIds;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class AliasTargets()
    : EveryResourceRule(
        new()
        {
            Id = "alias-target",
            Title = "An alias names a former URN of this resource and of no other",
            Why =
                "Pulumi looks for the alias in the state of this stack. One that it cannot find creates the resource again; one "
                + "that is another resource takes over its state, and the update fails or corrupts it.",
            Fix = "Give the former name, type or parent of this resource, and remove aliases that every stack has applied.",
            Severity = Severity.Error,
            Pillar = Pillar.Operations,
            Source = "https://www.pulumi.com/docs/iac/concepts/resources/options/aliases/",
            Types = ["*"],
            Example = """
            vault:
              type: azure-native:keyvault:Vault
              options:
                aliases: ["name=secrets"]
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        var aliases = Given(resource).ToList();
        if (aliases.Count == 0)
        {
            yield break;
        }

        var byUrn = plan.Plan.Resources.ToDictionary(each => each.Urn, StringComparer.Ordinal);
        var earlier = plan.Resources.TakeWhile(each => each != resource).ToList();
        foreach (var alias in aliases)
        {
            var urn = AliasUrn.Of(alias, resource.Planned, byUrn);
            if (urn == resource.Planned.Urn)
            {
                continue;
            }

            if (byUrn.TryGetValue(urn, out var other))
            {
                yield return resource.Problem(
                    $"has the alias {alias}, which is {other.Name} of this plan and would lose its state; remove the alias"
                );
            }
            else if (earlier.Find(each => Given(each).Any(name => AliasUrn.Of(name, each.Planned, byUrn) == urn)) is { } first)
            {
                yield return resource.Problem($"has the alias {alias}, which {first.Name} has too; only one of them can be it");
            }
            else if (Problem(urn, resource.Planned) is { } why)
            {
                yield return resource.Problem($"has the alias {alias}, {why}, so that it never applies; correct or remove it");
            }
        }
    }

    private static IEnumerable<string> Given(AzureResource resource) =>
        resource.Planned.Options.Aliases.Where(each => !IsVersion(each, resource.Planned.Type));

    /// <summary>The SDK adds an alias for each version and each former name of the type; it can be no other resource.</summary>
    private static bool IsVersion(string alias, string type) =>
        alias.StartsWith("type=azure-native:", StringComparison.Ordinal)
        && !alias.Contains(' ', StringComparison.Ordinal)
        && (
            alias.AsSpan(alias.LastIndexOf(':')).SequenceEqual(type.AsSpan(type.LastIndexOf(':')))
            || Module(alias.AsSpan("type=".Length)).SequenceEqual(Module(type))
        );

    /// <summary>The network of azure-native:network/v20190201:InterfaceEndpoint.</summary>
    private static ReadOnlySpan<char> Module(ReadOnlySpan<char> type)
    {
        var rest = type["azure-native:".Length..];
        return rest.IndexOfAny('/', ':') is >= 0 and var end ? rest[..end] : rest;
    }

    private static string? Problem(string urn, PlannedResource resource)
    {
        var parts = urn.Split("::");
        var own = resource.Urn.Split("::");
        if (parts.Length < 4 || !urn.StartsWith("urn:pulumi:", StringComparison.Ordinal))
        {
            return "which is no URN";
        }

        if (parts[0] != own[0])
        {
            return $"which is of the stack {parts[0]["urn:pulumi:".Length..]}";
        }

        var type = parts[2][(parts[2].LastIndexOf('$') + 1)..];
        return
            type.StartsWith("azure-native:", StringComparison.Ordinal)
            && !Module(type).SequenceEqual(Module(resource.Type))
            && ResourceTypes.Path(type) is { } path
            && ResourceTypes.Path(resource.Type) is { } ownPath
            && !ResourceTypes.ArmType(path).Equals(ResourceTypes.ArmType(ownPath), StringComparison.OrdinalIgnoreCase)
            ? $"whose type {type} is another kind of resource"
            : null;
    }
}
