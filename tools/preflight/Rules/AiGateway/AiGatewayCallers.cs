using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class AiGatewayCallers()
    : Rule(
        new()
        {
            Id = "ai-gateway-callers",
            Title = "A gateway in front of models checks tokens of its callers and calls by its own identity",
            Why = "A key is copied and never expires. A gateway that passes calls on without a check lends its role to all callers.",
            Fix = "Add validate-azure-ad-token and authentication-managed-identity to the inbound section, and remove keys from headers.",
            Severity = Severity.Error,
            Pillar = Pillar.Security,
            Source = "https://learn.microsoft.com/azure/api-management/api-management-authenticate-authorize-ai-apis",
            Types = ["apimanagement:ApiPolicy", "apimanagement:Api", "apimanagement:Backend"],
            Example = ModelApi.Example,
        }
    )
{
    private const string KeyHeader = """<set-header\s+name="api-key"(?![^>]*exists-action="delete")""";

    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        foreach (var api in ModelApi.Of(plan))
        {
            if (!api.Has("<validate-(azure-ad-token|jwt)\\b"))
            {
                yield return api.Policy.Problem(
                    $"the API {api.Api.AzureName} passes calls to the models without a token of Entra ID; add validate-azure-ad-token"
                );
            }

            if (api.Has(KeyHeader))
            {
                yield return api.Policy.Problem("sets the header api-key; use authentication-managed-identity, and delete the header");
            }
            else if (!api.Has("<authentication-managed-identity\\b"))
            {
                yield return api.Policy.Problem(
                    $"the API {api.Api.AzureName} calls the models without an identity of the gateway; add authentication-managed-identity"
                );
            }
        }

        foreach (var backend in ModelApi.Services(plan).SelectMany(each => each.Backends))
        {
            foreach (var place in new[] { "header", "query" }.Where(place => backend.Has($"credentials.{place}.api-key")))
            {
                yield return backend.Problem($"credentials.{place} has an api-key; remove it, and give the gateway's identity a role");
            }
        }
    }
}
