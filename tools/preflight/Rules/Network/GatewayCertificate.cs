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
                scope: /subscriptions/<id>/resourceGroups/<group>/providers/Microsoft.KeyVault/vaults/<name>
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
            else if (Uri.TryCreate(secret, UriKind.Absolute, out var uri) && uri.Segments.Length > 3)
            {
                yield return resource.Problem(
                    $"keyVaultSecretId {secret} contains a version, so a renewed certificate is not used; remove the version"
                );
            }
        }

        if (certificates.Count > 0)
        {
            var principals = plan.PrincipalsOf(resource).ToHashSet();
            if (!resource.Texts("identity.userAssignedIdentities").Any())
            {
                yield return resource.Problem("identity is not set; the gateway reads the vault with a user-assigned identity");
            }
            else if (
                principals.Count > 0
                && !plan.Grants.Any(grant => principals.Contains(grant.Principal) && grant.MayBe([BuiltInRole.KeyVaultSecretsUser.Id]))
            )
            {
                yield return resource.Problem(
                    $"its identity does not hold {BuiltInRole.TitleOf(BuiltInRole.KeyVaultSecretsUser.Id)} on the vault; assign the role"
                );
            }
        }
    }
}
