using System.Collections.Immutable;
using Infra.Context;
using Pulumi;

namespace Infra.Components.Search;

/// <summary>
/// Finds the connection that a shared private link leaves on its target. Azure chooses its name; its description is the link's message.
/// </summary>
internal sealed class LinkConnections(StackContext context, string message)
{
    private const int Tries = 30;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    /// <param name="read">Names and descriptions of the connections of an account in a resource group.</param>
    /// <returns>ACCOUNT/CONNECTION, known once the links exist.</returns>
    public Output<string> NameOf(
        IEnumerable<CustomResource> links,
        Output<string> account,
        Func<string, string, Task<IEnumerable<(string Name, string? Description)>>> read
    ) =>
        Output
            .Tuple(Output.All(links.Select(link => (Input<string>)link.Id)), account, context.ResourceGroupName)
            .Apply(async known =>
            {
                for (var attempt = 1; ; attempt++)
                {
                    var found = (await read(known.Item2, known.Item3)).FirstOrDefault(each => each.Description == message).Name;
                    if (found is not null)
                    {
                        return $"{known.Item2}/{found}";
                    }

                    if (Pulumi.Deployment.Instance.IsDryRun || attempt == Tries)
                    {
                        return Missing(known.Item2);
                    }

                    Log.Info($"waiting for the connection of a shared private link to {known.Item2} (attempt {attempt} of {Tries})");
                    await Task.Delay(Pause, context.Clock);
                }
            });

    /// <summary>The provider leaves the list out where there is none.</summary>
    public static IEnumerable<T> Of<T>(ImmutableArray<T> connections) => connections.IsDefault ? [] : connections;

    private string Missing(string account) =>
        Pulumi.Deployment.Instance.IsDryRun
            ? $"{account}/found-in-the-update"
            : throw new RunException(
                $"{account} must have a private endpoint connection with the description '{message}', got none: a shared private link "
                    + "creates it; run pulumi up again, or delete the link on the search service first"
            );
}
