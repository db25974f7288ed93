using System.Xml;
using System.Xml.Linq;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class AiGatewayLimits()
    : Rule(
        new()
        {
            Id = "ai-gateway-limits",
            Title = "A gateway in front of models limits the tokens of each caller",
            Why = "Without a limit one caller uses up the quota of all, and a fault in a loop is paid for until the budget ends.",
            Fix = "Add llm-token-limit or azure-openai-token-limit to the inbound section, with a counter-key that names the caller.",
            Severity = Severity.Warning,
            Pillar = Pillar.Cost,
            Source = "https://learn.microsoft.com/azure/api-management/llm-token-limit-policy",
            Types = ["apimanagement:ApiPolicy", "apimanagement:Api"],
            Example = ModelApi.Example,
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzurePlan plan)
    {
        foreach (var api in ModelApi.Of(plan))
        {
            if (Fault(api.Policy) is { } fault)
            {
                yield return api.Policy.Problem($"the policy must be well-formed XML, got: {fault}; or set format to rawxml");
            }

            if (!api.Has("<(llm|azure-openai)-token-limit\\b"))
            {
                yield return api.Policy.Problem(
                    $"calls of the API {api.Api.AzureName} reach the models without a limit of tokens; add llm-token-limit to its policy"
                );
            }
        }
    }

    /// <summary>Azure reads "xml", the default, as XML; "rawxml" may have quotes and angle brackets in its expressions.</summary>
    private static string? Fault(AzureResource policy)
    {
        if (policy.Token != "apimanagement:ApiPolicy" || (policy.Text("format") ?? "xml") != "xml" || policy.Text("value") is not { } text)
        {
            return null;
        }

        try
        {
            _ = XDocument.Parse(text);
            return null;
        }
        catch (XmlException exception)
        {
            return exception.Message.TrimEnd('.');
        }
    }
}
