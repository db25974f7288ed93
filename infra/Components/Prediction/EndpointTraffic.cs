using System.Collections.Immutable;
using Infra.Context;
using Infra.Ordering;
using Infra.Settings;
using Pulumi;
using Pulumi.AzureNative.MachineLearningServices;

namespace Infra.Components.Prediction;

/// <summary>
/// The shares of the calls that an online endpoint sends to its deployments. Azure rejects a share of a deployment that does not exist, and
/// a deployment comes after its endpoint: so an update that brings a new one leaves the traffic as it is, and the next update sets it.
/// </summary>
internal sealed class EndpointTraffic(StackContext context, Output<string> workspace, string endpoint)
{
    /// <returns>Null if no deployment gets calls. A preview reads nothing.</returns>
    public Output<ImmutableDictionary<string, int>>? Of(IReadOnlyList<PredictiveDeployment> deployments)
    {
        var wanted = deployments
            .Where(deployment => deployment.Percent > 0)
            .ToImmutableDictionary(deployment => deployment.Name, deployment => deployment.Percent);
        return wanted.Count == 0 ? null
            : Pulumi.Deployment.Instance.IsDryRun ? Output.Create(wanted)
            : Output.Tuple(context.ResourceGroupName, workspace).Apply(place => PossibleAsync(wanted, place.Item1, place.Item2));
    }

    private async Task<ImmutableDictionary<string, int>> PossibleAsync(
        ImmutableDictionary<string, int> wanted,
        string group,
        string workspaceName
    )
    {
        var missing = new List<string>();
        foreach (var name in wanted.Keys.Order(StringComparer.Ordinal))
        {
            var args = new GetOnlineDeploymentArgs
            {
                DeploymentName = name,
                EndpointName = endpoint,
                WorkspaceName = workspaceName,
                ResourceGroupName = group,
            };
            if (await Existing.FindAsync(GetOnlineDeployment.InvokeAsync(args)) is null)
            {
                missing.Add(name);
            }
        }

        if (missing.Count == 0)
        {
            return wanted;
        }

        Log.Warn(
            $"the online endpoint {endpoint} keeps its traffic, because {string.Join(" and ", missing)} did not exist before this update; "
                + "run pulumi up again to set the percentages of predictiveDeployments"
        );
        var found = await Existing.FindAsync(
            GetOnlineEndpoint.InvokeAsync(
                new()
                {
                    EndpointName = endpoint,
                    WorkspaceName = workspaceName,
                    ResourceGroupName = group,
                }
            )
        );
        return found?.Properties.Traffic ?? ImmutableDictionary<string, int>.Empty;
    }
}
