using System.Text.Json.Nodes;

namespace Delivery.Bootstrap;

/// <summary>
/// Two identities for each environment, with a federated credential for the jobs of this environment. Managed identities and not app
/// registrations: these require directory permissions that the owner of a subscription seldom has.
/// </summary>
internal static class IdentityParts
{
    public const string Api = "2023-01-31";

    /// <summary>The command that prints the prefix of a repository's token subjects.</summary>
    public static string AskGitHub(string repository) => $"gh api repos/{repository}/actions/oidc/customization/sub --jq .sub_claim_prefix";

    /// <summary>
    /// A subject by name does not match the tokens of a repository created, renamed or moved since 15 July 2026: sign-in fails with
    /// AADSTS700213.
    /// </summary>
    public static IEnumerable<string> Warnings(BootstrapSettings settings) =>
        settings.Subjects.Values.First().Split(':') is ["repo", var repository, ..] && !repository.Contains('@', StringComparison.Ordinal)
            ?
            [
                $"the jobs of {repository} are trusted by its name, letter by letter as GitHub spells it. GitHub adds numeric ids to the "
                    + "token subject of a repository created, renamed or moved since 15 July 2026. If "
                    + $"{AskGitHub(repository)} prints repo:OWNER@ID/REPO@ID, pass OWNER@ID/REPO@ID to --repository",
            ]
            : [];

    public static IEnumerable<IWanted> Of(BootstrapSettings settings)
    {
        foreach (var environment in settings.Environments)
        {
            foreach (var purpose in Enum.GetValues<Purpose>())
            {
                var id = settings.IdentityId(environment, purpose);
                yield return new WantedResource
                {
                    Kind = "identity",
                    Id = id,
                    ApiVersion = Api,
                    Why = purpose == Purpose.Deploy ? $"deploys {environment.Name}" : $"previews {environment.Name}; read-only",
                    Body = new JsonObject { ["location"] = settings.Location, ["tags"] = GroupParts.Tags(settings, "identity") },
                };
                yield return Trust(settings, id, BootstrapSettings.JobEnvironment(environment, purpose));
            }
        }
    }

    private static WantedResource Trust(BootstrapSettings settings, string identity, string jobs)
    {
        var subject = settings.Subjects[jobs];
        var audiences = new JsonArray("api://AzureADTokenExchange");
        return new WantedResource
        {
            Kind = "federated credential",
            Title = $"of {AzureRest.ArmId.Name(identity)}",
            Id = $"{identity}/federatedIdentityCredentials/ci-jobs",
            ApiVersion = Api,
            Why = $"issuer {settings.Issuer}, subject {subject}",
            Body = new JsonObject
            {
                ["properties"] = new JsonObject
                {
                    ["issuer"] = settings.Issuer,
                    ["subject"] = subject,
                    ["audiences"] = audiences,
                },
            },
            Held =
            [
                new("properties.issuer", settings.Issuer) { IsExact = true },
                new("properties.subject", subject) { IsExact = true },
                new("properties.audiences", audiences.DeepClone()),
            ],
        };
    }
}
