using AzureRest;
using CommandLine;

namespace Delivery.Bootstrap;

/// <summary>
/// Environments that an earlier run made and this one does not name. Who adds one and names it alone would make it the first, which publishes
/// packages, and give its deployer the state of all the others: what it may not write is told by their names.
/// </summary>
internal static class ForgottenEnvironments
{
    /// <exception cref="Failure">There are some; nothing was looked at beyond that, and nothing changed.</exception>
    public static async Task RefuseAsync(IResourceManager azure, BootstrapSettings settings, CancellationToken cancellation)
    {
        var mark = $"id-{settings.Name}-deploy-";
        var there = await azure
            .ListAsync($"{settings.GroupId}/providers/Microsoft.ManagedIdentity/userAssignedIdentities", IdentityParts.Api, cancellation)
            .Select(identity => identity["name"]!.ToString())
            .Where(name => name.StartsWith(mark, StringComparison.Ordinal))
            .Select(name => name[mark.Length..])
            .ToListAsync(cancellation);
        var named = settings.Environments.Select(environment => environment.Name).ToList();
        var forgotten = there.Except(named).ToList();
        if (forgotten.Count > 0)
        {
            throw new Failure(
                $"{string.Join(", ", forgotten)} {(forgotten.Count == 1 ? "was" : "were")} bootstrapped before and {(forgotten.Count == 1 ? "is" : "are")} not named: what each identity may do depends on all. "
                    + $"Name every environment, in the order of promotion and with its subscription as before: {string.Join(' ', BootstrapOptions.InOrder(forgotten.Concat(named)).Select(name => $"--environment {name}"))}. "
                    + $"One that is no more goes first: az identity delete --ids {settings.GroupId}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/{mark}{forgotten[0]}"
            );
        }
    }
}
