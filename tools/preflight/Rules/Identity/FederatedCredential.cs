using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class FederatedCredential()
    : ResourceRule(
        new()
        {
            Id = "federated-credential",
            Title = "Federated credentials trust one workload, and no pipeline signs in as the app",
            Why =
                "Each workload that gets a token with the subject acts as the identity. Microsoft Entra ID compares issuer, subject and "
                + "audience as text, so a wildcard or a slash more never matches.",
            Fix = "Name one environment or branch in subject, the exact issuer, and the audience api://AzureADTokenExchange.",
            Severity = Severity.Error,
            Pillar = Pillar.Security,
            Source = "https://learn.microsoft.com/entra/workload-id/workload-identity-federation-considerations",
            Requirements = ["ID-07"],
            Types = ["managedidentity:FederatedIdentityCredential"],
            Example = """
            pipeline:
              type: azure-native:managedidentity:UserAssignedIdentity
            pipeline-prod:
              type: azure-native:managedidentity:FederatedIdentityCredential
              properties:
                resourceName: ${pipeline.name}
                issuer: https://token.actions.githubusercontent.com
                subject: repo:contoso/chat:environment:prod
                audiences: ["api://AzureADTokenExchange"]
            """,
        }
    )
{
    private const string GitHub = "https://token.actions.githubusercontent.com";
    private const string Audience = "api://AzureADTokenExchange";

    protected override IEnumerable<Problem> Judge(AzureResource resource, AzurePlan plan)
    {
        var issuer = resource.Text("issuer") ?? "";
        var subject = resource.Text("subject") ?? "";
        var isPipeline =
            issuer.StartsWith(GitHub, StringComparison.OrdinalIgnoreCase) || issuer.Contains("dev.azure.com", StringComparison.Ordinal);
        if (subject.Contains('*', StringComparison.Ordinal))
        {
            yield return resource.Problem($"subject is {subject}; it is compared as text, so the * never matches; name one workload");
        }
        else if (subject.EndsWith(":pull_request", StringComparison.Ordinal))
        {
            yield return resource.Problem(
                $"subject is {subject}, so that the code of any pull request gets the roles; name an environment"
            );
        }
        else if (issuer == GitHub && !AzureResource.IsHidden(subject) && subject.Split(':').Length < 3)
        {
            yield return resource.Problem($"subject is {subject}, which no token of GitHub has; add :environment:NAME or :ref:REF");
        }

        if (!AzureResource.IsHidden(issuer) && !issuer.StartsWith("https://", StringComparison.Ordinal))
        {
            yield return resource.Problem($"issuer is {issuer}; it must be an HTTPS address");
        }
        else if (issuer != GitHub && issuer.TrimEnd('/').Equals(GitHub, StringComparison.OrdinalIgnoreCase))
        {
            yield return resource.Problem($"issuer is {issuer}, and the tokens have {GitHub}; it is compared as text, so remove the rest");
        }

        if (
            resource.Texts("audiences").FirstOrDefault(audience => !audience.StartsWith(Audience, StringComparison.Ordinal)) is { } other
            && !AzureResource.IsHidden(other)
        )
        {
            yield return resource.Problem($"audiences has {other}; set {Audience}, which Microsoft Entra ID expects");
        }

        if (isPipeline && plan.ParentOf(resource) is { } identity && plan.Sites.Any(site => plan.IdentitiesOf(site).Contains(identity)))
        {
            yield return resource.Problem(
                $"lets a pipeline sign in as {identity.Name}, the identity of the app; create an identity of its own for the pipeline"
            );
        }
    }
}
