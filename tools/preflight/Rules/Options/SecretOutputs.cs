using Planning.Requests;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class SecretOutputs()
    : Rule(
        new()
        {
            Id = "secret-output",
            Title = "Outputs that hold a key or a connection string are secret in the state",
            Why = "Pulumi stores an output in plain text unless the provider or the program marks it, and prints it in previews.",
            Fix = "Name the output in additionalSecretOutputs, spelled as in the SDK.",
            Severity = Severity.Warning,
            Pillar = Pillar.Security,
            Source = "https://www.pulumi.com/docs/iac/concepts/resources/options/additionalsecretoutputs/",
            Types = ["*"],
            Example = """
            insights:
              type: azure-native:applicationinsights:Component
              options:
                additionalSecretOutputs: [connectionString, instrumentationKey]
            """,
        }
    )
{
    /// <summary>Outputs that the provider does not mark.</summary>
    private static readonly Dictionary<string, string[]> Keys = new()
    {
        ["applicationinsights:Component"] = ["connectionString", "instrumentationKey"],
        ["insights:Component"] = ["connectionString", "instrumentationKey"],
        ["network:ExpressRouteCircuit"] = ["serviceKey"],
        ["network:ExpressRouteCircuitAuthorization"] = ["authorizationKey"],
    };

    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        foreach (var resource in plan.Of([.. Keys.Keys]))
        {
            var secret = resource.Planned.Options.AdditionalSecretOutputs;
            foreach (var output in Keys[resource.Token].Where(each => !secret.Contains(each)))
            {
                yield return resource.Problem($"stores the output {output} in the state in plain text; add it to additionalSecretOutputs");
            }
        }

        foreach (var resource in plan.Template.Resources.Where(each => each.Planned.Options.AdditionalSecretOutputs.Count > 0))
        {
            foreach (
                var output in resource.Planned.Options.AdditionalSecretOutputs.Where(each =>
                    !resource.Planned.Outputs.ContainsKey(each) && !IsOutput(resource, each)
                )
            )
            {
                yield return new AzureResource(resource.Planned).Problem(
                    $"additionalSecretOutputs has {output}, which is no output of {resource.Type}; names are case-sensitive"
                );
            }
        }
    }

    /// <summary>The SDK's names are those of ARM with a small first letter, apart from a few that are renamed.</summary>
    private static bool IsOutput(ArmResource resource, string output) =>
        InputNames.Rename(resource.Planned.Type["azure-native:".Length..], output) is not null
        || (
            InputPath.Top(resource, output) is { } name
            && (name == output || (char.ToLowerInvariant(name[0]) + name[1..]).Equals(output, StringComparison.Ordinal))
        );
}
