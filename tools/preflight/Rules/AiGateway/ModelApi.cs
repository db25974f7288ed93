using System.Text.RegularExpressions;
using Planning.Plans;
using Preflight.AzureModel;

namespace Preflight.Rules;

/// <summary>An API of API Management whose calls go to a model account, with the text of every policy that can apply to it.</summary>
/// <param name="Policy">The API's own policy; the API itself where it has none.</param>
internal sealed record ModelApi(AzureResource Api, AzureResource Policy, string Text)
{
    /// <summary>A gateway that follows the rules of its policy.</summary>
    public const string Example = """
        gateway:
          type: azure-native:apimanagement:ApiManagementService
          properties: { serviceName: apim }
        models:
          type: azure-native:apimanagement:Backend
          properties: { serviceName: apim, backendId: models, url: "https://account.openai.azure.com/openai" }
        api:
          type: azure-native:apimanagement:Api
          properties: { serviceName: apim, apiId: chat, path: openai, subscriptionRequired: false }
        policy:
          type: azure-native:apimanagement:ApiPolicy
          properties:
            serviceName: apim
            apiId: chat
            policyId: policy
            value: >-
              <policies><inbound><base/><validate-azure-ad-token tenant-id="00000000-0000-0000-0000-000000000002"><audiences><audience>
              https://cognitiveservices.azure.com</audience></audiences></validate-azure-ad-token><llm-token-limit
              counter-key="@(context.Request.IpAddress)" tokens-per-minute="1000" estimate-prompt-tokens="false"/>
              <authentication-managed-identity resource="https://cognitiveservices.azure.com"/><set-backend-service
              backend-id="models"/></inbound></policies>
        """;

    private static readonly string[] Policies =
    [
        "apimanagement:Policy",
        "apimanagement:PolicyFragment",
        "apimanagement:ProductPolicy",
        "apimanagement:ApiPolicy",
        "apimanagement:ApiOperationPolicy",
    ];

    /// <summary>The services in front of models, each with its backends that are model accounts.</summary>
    public static IEnumerable<(AzureResource Service, IReadOnlyList<AzureResource> Backends)> Services(AzurePlan plan) =>
        from service in plan.Of("apimanagement:ApiManagementService")
        let backends = plan.ChildrenOf(service)
            .Where(child => child.Token == "apimanagement:Backend" && IsModel(child.Text("url")))
            .ToList()
        where backends.Count > 0
        select (service, (IReadOnlyList<AzureResource>)backends);

    /// <summary>APIs with a policy that is not known, or that is read from an address, are left out.</summary>
    public static IEnumerable<ModelApi> Of(AzurePlan plan)
    {
        foreach (var service in plan.Of("apimanagement:ApiManagementService"))
        {
            var children = plan.ChildrenOf(service).ToList();
            var backends = children.Where(child => child.Token == "apimanagement:Backend").ToList();
            var models = backends.Where(child => IsModel(child.Text("url"))).ToList();
            var names = models
                .Concat(
                    backends.Where(pool => pool.List("pool.services").Any(each => models.Exists(model => IsOf(each.Text("id"), model))))
                )
                .Select(backend => backend.AzureName)
                .ToList();
            foreach (var api in children.Where(child => child.Token == "apimanagement:Api"))
            {
                var applied = children
                    .Where(child => Policies.Contains(child.Token))
                    .Where(child => !child.Token.StartsWith("apimanagement:Api", StringComparison.Ordinal) || IsIn(child, api))
                    .ToList();
                var text = string.Join('\n', applied.Select(policy => policy.Text("value")));
                if ((IsModel(api.Text("serviceUrl")) || Reaches(text, names)) && applied.TrueForAll(IsKnown))
                {
                    yield return new(api, applied.Find(policy => policy.Token == "apimanagement:ApiPolicy") ?? api, text);
                }
            }
        }
    }

    public bool Has(string pattern) => Regex.IsMatch(Text, pattern, RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));

    private static bool IsModel(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var found)
        && AzureService.Of("cognitiveservices:Account")!.Hosts.Any(host => found.Host.EndsWith(host, StringComparison.OrdinalIgnoreCase));

    private static bool IsOf(string? id, AzureResource resource) =>
        string.Equals(id, resource.Id, StringComparison.OrdinalIgnoreCase)
        || id?.EndsWith($"/backends/{resource.AzureName}", StringComparison.OrdinalIgnoreCase) == true;

    private static bool Reaches(string text, IReadOnlyList<string> backends) =>
        backends.Any(name => text.Contains($"backend-id=\"{name}\"", StringComparison.OrdinalIgnoreCase));

    private static bool IsIn(AzureResource policy, AzureResource api) =>
        policy.Id.StartsWith($"{api.Id}/", StringComparison.OrdinalIgnoreCase);

    private static bool IsKnown(AzureResource policy) =>
        !policy.Hides("value") && policy.Text("format")?.EndsWith("-link", StringComparison.Ordinal) != true;
}
