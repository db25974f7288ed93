using System.Runtime.CompilerServices;
using Planning.Plans;

namespace Preflight.LiveChecks;

/// <summary>
/// Each resource provider of the plan must be registered in the subscription; otherwise the deployment fails.
/// </summary>
public sealed class RegisteredProviders : ILiveCheck
{
    public string Name => "providers";

    public async IAsyncEnumerable<LiveFinding> AskAsync(LiveContext context, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var states = (await context.ProvidersAsync(cancellation)).ToDictionary(
            provider => provider["namespace"]!.ToString(),
            provider => provider["registrationState"]?.ToString() ?? "",
            StringComparer.OrdinalIgnoreCase
        );
        foreach (var space in Needed(context).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal))
        {
            var state = states.GetValueOrDefault(space, "not known to Azure");
            if (state != "Registered")
            {
                yield return new LiveFinding(
                    Name,
                    space,
                    state == "Registering" ? "is still being registered" : $"is not registered in this subscription ({state})",
                    $"az provider register --namespace {space} --subscription {context.Subscription} --wait"
                );
            }
        }
    }

    /// <summary>Types, and services that subnets are delegated to: agents fail an hour in where Microsoft.App is missing.</summary>
    private static IEnumerable<string> Needed(LiveContext context) =>
        [
            .. context.Plan.Template.Resources.Select(resource => resource.Type.Split('/')[0]),
            .. context
                .Plan.Of("network:VirtualNetwork")
                .SelectMany(network => network.List("subnets"))
                .SelectMany(subnet => subnet.List("delegations"))
                .Select(delegation => delegation.Text("serviceName")?.Split('/')[0])
                .OfType<string>(),
        ];
}
