using AzureRest;
using CommandLine;

namespace Delivery.Bootstrap;

/// <summary>
/// Environments that an earlier run created and this one does not name. An environment that is added alone would become the first, whose
/// deployer may write every package.
/// </summary>
internal static class ForgottenEnvironments
{
    /// <exception cref="Failure">An environment is missing. Nothing was changed.</exception>
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
                $"{string.Join(", ", forgotten)} {(forgotten.Count == 1 ? "was" : "were")} bootstrapped before and "
                    + $"{(forgotten.Count == 1 ? "is" : "are")} not named: the permissions of each identity depend on all of them. "
                    + "Name every environment, in the order of promotion and with its subscription as before: "
                    + $"{string.Join(' ', BootstrapOptions.InOrder(forgotten.Concat(named)).Select(name => $"--environment {name}"))}. "
                    + "Delete an environment that no longer exists first: az identity delete --ids "
                    + $"{settings.GroupId}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/{mark}{forgotten[0]}"
            );
        }
    }
}
