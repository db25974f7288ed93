using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class GatewayCertificate()
    : ResourceRule(
        new()
        {
            Id = "gateway-certificate",
            Title = "A gateway reads its certificate from a vault, by identity, always the newest",
            Severity = Severity.Error,
            Pillar = Pillar.Security,
            Source = Sources.Gateway,
            Requirements = ["NET-14"],
            Types = ["network:ApplicationGateway"],
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
                    $"the certificate {certificate.Text("name")} is not read from a vault, so its key lies in the state; set keyVaultSecretId"
                );
            }
            else if (Uri.TryCreate(secret, UriKind.Absolute, out var uri) && uri.Segments.Length > 3)
            {
                yield return resource.Problem(
                    $"keyVaultSecretId {secret} names a version, so a renewed certificate is not taken up; leave the version out"
                );
            }
        }

        if (certificates.Count > 0)
        {
            var principals = plan.PrincipalsOf(resource).ToHashSet();
            if (!resource.Texts("identity.userAssignedIdentities").Any())
            {
                yield return resource.Problem("identity is not set; the vault is read by a user-assigned identity");
            }
            else if (
                principals.Count > 0
                && !plan.Grants.Any(grant => principals.Contains(grant.Principal) && grant.Role == BuiltInRole.VaultSecretsUser)
            )
            {
                yield return resource.Problem(
                    $"its identity does not hold {BuiltInRole.NameOf(BuiltInRole.VaultSecretsUser)} on the vault; assign it"
                );
            }
        }
    }
}
