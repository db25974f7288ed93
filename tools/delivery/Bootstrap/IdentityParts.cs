using System.Text.Json.Nodes;

namespace Delivery.Bootstrap;

/// <summary>
/// Two identities for each environment, trusted by name of the environment that a job runs in. Managed identities and not app
/// registrations: the latter need rights in the directory that the owner of a subscription seldom has.
/// </summary>
internal static class IdentityParts
{
    public const string Api = "2023-01-31";

    /// <summary>Prints what begins the subjects of a repository's tokens.</summary>
    public static string AskGitHub(string repository) => $"gh api repos/{repository}/actions/oidc/customization/sub --jq .sub_claim_prefix";

    /// <summary>
    /// A subject by name alone fits no token of a repository made, renamed or moved since 15 July 2026: every sign-in would end with
    /// AADSTS700213.
    /// </summary>
    public static IEnumerable<string> Warnings(BootstrapSettings settings) =>
        settings.Subjects.Values.First().Split(':') is ["repo", var repository, ..] && !repository.Contains('@', StringComparison.Ordinal)
            ?
            [
                $"{repository} is trusted by name. GitHub names a repository that was made, renamed or moved since 15 "
                    + $"July 2026 by its numbers too: {AskGitHub(repository)} prints repo:OWNER@ID/REPO@ID for such a "
                    + "one, which --repository takes",
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
                    Why =
                        purpose == Purpose.Deploy
                            ? $"changes {environment.Name}"
                            : $"shows what would change in {environment.Name}; writes nothing",
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
            Kind = "trust",
            Title = $"of {AzureRest.ArmId.Name(identity)}",
            Id = $"{identity}/federatedIdentityCredentials/ci-jobs",
            ApiVersion = Api,
            Why = $"{settings.Issuer} may say: {subject}",
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
                new("properties.issuer", settings.Issuer),
                new("properties.subject", subject, null),
                new("properties.audiences", audiences.DeepClone()),
            ],
        };
    }
}
