using AzureRest;
using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class GatewayCertificate()
    : ResourceRule(
        new()
        {
            Id = "gateway-certificate",
            Title = "The gateway reads its certificate from Key Vault",
            Why = "A certificate in the program puts its private key into the Pulumi state and is not renewed.",
            Fix = "Set keyVaultSecretId without a version, assign a user-assigned identity and grant it Key Vault Secrets User.",
            Severity = Severity.Error,
            Pillar = Pillar.Security,
            Source = Sources.Gateway,
            Requirements = ["NET-14"],
            Types = ["network:ApplicationGateway"],
            Example = """
            gateway-identity:
              type: azure-native:managedidentity:UserAssignedIdentity
            gateway-vault-reader:
              type: azure-native:authorization:RoleAssignment
              properties:
                scope: /subscriptions/<id>/resourceGroups/<group>/providers/Microsoft.KeyVault/vaults/my-vault
                principalId: ${gateway-identity.principalId}
                # Key Vault Secrets User
                roleDefinitionId: /providers/Microsoft.Authorization/roleDefinitions/4633458b-17de-408a-b874-0445c86b69e6
            gateway:
              type: azure-native:network:ApplicationGateway
              properties:
                identity:
                  type: UserAssigned
                  userAssignedIdentities:
                    - ${gateway-identity.id}
                sslCertificates:
                  - name: chat
                    keyVaultSecretId: https://my-vault.vault.azure.net/secrets/chat
            """,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        var certificates = resource.List("sslCertificates").ToList();
        foreach (var vault in certificates.Select(each => each.Text("keyVaultSecretId")).OfType<string>().Select(VaultOf).Distinct())
        {
            if (vault is not null && Doubled(plan, vault) is { } endpoint)
            {
                yield return resource.Warning(
                    $"reads its certificate from {vault}, which no private endpoint leads to, "
                        + $"while {endpoint.Name} leads to a vault that has one; set privateLinkServiceId"
                );
            }
        }

        foreach (var certificate in certificates)
        {
            var secret = certificate.Text("keyVaultSecretId");
            if (secret is null)
            {
                yield return resource.Problem(
                    $"the certificate {certificate.Text("name")} is not read from Key Vault, so its private key is in the "
                        + "state; set keyVaultSecretId"
                );
            }
            else if (Uri.TryCreate(secret, UriKind.Absolute, out var uri))
            {
                if (uri.Segments is not [_, "secrets/", ..])
                {
                    yield return resource.Problem(
                        $"keyVaultSecretId is {secret}; a gateway reads the certificate as a secret, use https://{uri.Host}/secrets/NAME"
                    );
                }
                else if (uri.Segments.Length > 3)
                {
                    yield return resource.Problem(
                        $"keyVaultSecretId {secret} contains a version, so a renewed certificate is not used; remove the version"
                    );
                }
            }
        }

        if (certificates.Count > 0)
        {
            var principals = plan.PrincipalsOf(resource).ToHashSet();
            if (!resource.Texts("identity.userAssignedIdentities").Any())
            {
                if (!resource.Hides("identity"))
                {
                    yield return resource.Problem(
                        "identity is not UserAssigned; the gateway reads the vault with a user-assigned identity"
                    );
                }
            }
            else if (principals.Count > 0)
            {
                var grants = plan
                    .Grants.Where(grant => grant.MayBeOf(principals) && grant.MayBe([BuiltInRole.KeyVaultSecretsUser.Id]))
                    .ToList();
                foreach (var secret in certificates.Select(each => each.Known("keyVaultSecretId")).OfType<string>().Distinct())
                {
                    if (!grants.Exists(grant => MayRead(grant, secret)))
                    {
                        yield return resource.Problem(
                            $"its identity does not hold {BuiltInRole.TitleOf(BuiltInRole.KeyVaultSecretsUser.Id)} on {secret}; "
                                + "assign the role on the secret or its vault"
                        );
                    }
                }
            }
        }
    }

    /// <summary>The vault of a secret is often outside the stack, so that only its name is known.</summary>
    private static bool MayRead(RoleGrant grant, string secret)
    {
        if (
            AzureResource.IsHidden(grant.Scope)
            || !Uri.TryCreate(secret, UriKind.Absolute, out var uri)
            || uri.Segments is not [_, _, var name, ..]
        )
        {
            return true;
        }

        const string vaults = "/vaults/";
        var start = grant.Scope.IndexOf(vaults, StringComparison.OrdinalIgnoreCase);
        return start < 0
            || grant.Scope[(start + vaults.Length)..].Split('/') is [var vault, .. var rest]
                && vault.Equals(uri.Host.Split('.')[0], StringComparison.OrdinalIgnoreCase)
                && (rest is not [_, var own, ..] || own.Equals(name.TrimEnd('/'), StringComparison.OrdinalIgnoreCase));
    }

    private static string? VaultOf(string secret) => Uri.TryCreate(secret, UriKind.Absolute, out var uri) ? uri.Host.Split('.')[0] : null;

    /// <returns>A second endpoint of one vault in a plan without an endpoint of the vault that is asked for.</returns>
    private static AzureResource? Doubled(AzurePlan plan, string vault)
    {
        var targets = (
            from endpoint in plan.Of("network:PrivateEndpoint")
            from connection in Topology.Connections(endpoint)
            let target = connection.Text("privateLinkServiceId")
            where target?.Contains("/vaults/", StringComparison.OrdinalIgnoreCase) == true
            select (Endpoint: endpoint, Target: target)
        ).ToList();
        return targets.Exists(each => each.Target.EndsWith($"/{vault}", StringComparison.OrdinalIgnoreCase))
            ? null
            : targets
                .GroupBy(each => each.Target, StringComparer.OrdinalIgnoreCase)
                .FirstOrDefault(group => group.Skip(1).Any())
                ?.Last()
                .Endpoint;
    }
}
