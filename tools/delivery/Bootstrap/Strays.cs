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
            if (await Principal.FindAsync(azure, identity, cancellation) is not { } principal)
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
            var superseded = wanted.OfType<SupersededGrants>().Single(one => one.IdentityId == identity);
            foreach (
                var subscription in settings
                    .Environments.Select(environment => environment.Subscription)
                    .Append(settings.Subscription)
                    .Distinct()
            )
            {
                await foreach (
                    var assignment in Principal.AssignmentsAsync(azure, $"/subscriptions/{subscription}", principal, cancellation)
                )
                {
                    var scope = assignment["properties"]!["scope"]!.ToString();
                    var role = ArmId.Name(assignment["properties"]!["roleDefinitionId"]!.ToString());
                    if (!grants.Exists(grant => grant.Is(scope, role)) && !superseded.Includes(principal, assignment))
                    {
                        found.Add(
                            $"principal {principal} also has role {role} on {scope}; az role assignment delete --ids {assignment["id"]}"
                        );
                    }
                }
            }
        }

        return found;
    }
}
