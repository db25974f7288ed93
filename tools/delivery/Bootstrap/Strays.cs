using AzureRest;

namespace Delivery.Bootstrap;

/// <summary>
/// Trust and permissions that this command did not create. They are reported and left unchanged.
/// </summary>
internal static class Strays
{
    public static async Task<IReadOnlyList<string>> FindAsync(
        IResourceManager azure,
        BootstrapSettings settings,
        IReadOnlyList<IWanted> wanted,
        CancellationToken cancellation
    )
    {
        var found = new List<string>();
        var trusts = wanted.OfType<WantedResource>().Select(resource => resource.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (
            var identity in settings.Environments.SelectMany(environment =>
                Enum.GetValues<Purpose>().Select(purpose => settings.IdentityId(environment, purpose))
            )
        )
        {
            if (await azure.FindAsync(identity, IdentityParts.Api, cancellation) is not { } there)
            {
                continue;
            }

            await foreach (var trust in azure.ListAsync($"{identity}/federatedIdentityCredentials", IdentityParts.Api, cancellation))
            {
                if (!trusts.Contains(trust["id"]!.ToString()))
                {
                    found.Add(
                        $"{ArmId.Name(identity)} also trusts {trust["properties"]?["issuer"]} for "
                            + $"{trust["properties"]?["subject"]}; az resource delete --ids {trust["id"]}"
                    );
                }
            }

            var grants = wanted.OfType<WantedGrant>().Where(grant => grant.IdentityId == identity).ToList();
            foreach (
                var subscription in settings
                    .Environments.Select(environment => environment.Subscription)
                    .Append(settings.Subscription)
                    .Distinct()
            )
            {
                found.AddRange(
                    await RightsAsync(azure, subscription, there["properties"]!["principalId"]!.ToString(), grants, cancellation)
                );
            }
        }

        return found;
    }

    private static async Task<IEnumerable<string>> RightsAsync(
        IResourceManager azure,
        string subscription,
        string principal,
        List<WantedGrant> grants,
        CancellationToken cancellation
    )
    {
        var found = new List<string>();
        await foreach (
            var assignment in azure.ListAsync(
                $"/subscriptions/{subscription}/providers/Microsoft.Authorization/roleAssignments?$filter=principalId eq '{principal}'",
                "2022-04-01",
                cancellation
            )
        )
        {
            var scope = assignment["properties"]!["scope"]!.ToString();
            var role = ArmId.Name(assignment["properties"]!["roleDefinitionId"]!.ToString());
            if (
                !grants.Exists(grant =>
                    grant.Scope.Equals(scope, StringComparison.OrdinalIgnoreCase)
                    && grant.Role.Id.Equals(role, StringComparison.OrdinalIgnoreCase)
                )
            )
            {
                found.Add($"principal {principal} also has role {role} on {scope}; az role assignment delete --ids {assignment["id"]}");
            }
        }

        return found;
    }
}
