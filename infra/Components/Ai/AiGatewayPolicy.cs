using System.Globalization;
using System.Xml.Linq;

namespace Infra.Components.Ai;

/// <summary>The policy of the API: who may call, how much, and where the call goes.</summary>
internal sealed record AiGatewayPolicy
{
    /// <summary>Seconds by which the gateway gives up before the app does, which then gets an error and not silence.</summary>
    private const int Margin = 2;

    /// <summary>The app sends the user of a question here, as a hash; the gateway does not pass it on.</summary>
    public const string UserHeader = "x-chat-user";

    private const string Models = "https://cognitiveservices.azure.com";

    /// <summary>The seconds of the attempt; set once an attempt was made.</summary>
    private const string Wait = "wait";

    public required string TenantId { get; init; }

    /// <summary>The names of the accounts, in the order in which the pools prefer them.</summary>
    public required IReadOnlyList<string> Accounts { get; init; }

    public required int TokensPerMinute { get; init; }

    public required int TokensPerDay { get; init; }

    /// <summary>The longest wait of the app for the first word.</summary>
    public required int FirstTokenSeconds { get; init; }

    /// <param name="caller">The client id of the app's identity.</param>
    /// <param name="identity">The client id of the gateway's identity.</param>
    public string Xml(string caller, string identity) =>
        PolicyText.Of(
            new XElement(
                "policies",
                new XElement("inbound", new XElement("base"), Authentication(caller), User(), Calls(), Forward(identity)),
                new XElement("backend", Send()),
                new XElement("outbound", new XElement("base")),
                new XElement("on-error", new XElement("base"), Busy())
            )
        );

    private XElement Authentication(string caller) =>
        new(
            "validate-azure-ad-token",
            new XAttribute("tenant-id", TenantId),
            new XAttribute("header-name", "Authorization"),
            new XAttribute("failed-validation-httpcode", 401),
            new XAttribute("output-token-variable-name", "token"),
            new XElement("client-application-ids", new XElement("application-id", caller)),
            new XElement("audiences", new XElement("audience", Models), new XElement("audience", $"{Models}/"))
        );

    /// <summary>The identity and, where a question has one, its user. Documents that the app indexes count for the app.</summary>
    private static XElement[] User() =>
        [
            Variable("caller", """((Jwt)context.Variables["token"]).Claims.GetValueOrDefault("oid", "unknown")"""),
            Variable(
                "user",
                $"""(string)context.Variables["caller"] + "/" + context.Request.Headers.GetValueOrDefault("{UserHeader}", "app")"""
            ),
        ];

    /// <summary>The limits, metrics and pool of each call.</summary>
    private XElement Calls() =>
        new(
            "choose",
            AiGatewayOperation.All.Select(each =>
                When(
                    $"context.Operation.Id == \"{each.Name}\"",
                    each == AiGatewayOperation.Embeddings ? LimitsOfEmbeddings(each) : Limit(each, ofDay: true),
                    Metric(each),
                    Backend(each.Pool)
                )
            )
        );

    /// <summary>
    /// The app's own calls fill the index. A limit for a day would leave an index of many documents incomplete until midnight; the limit
    /// for a minute, the capacity of the deployment and the number of documents bound their cost.
    /// </summary>
    private XElement LimitsOfEmbeddings(AiGatewayOperation embeddings) =>
        new(
            "choose",
            When($"""context.Request.Headers.ContainsKey("{UserHeader}")""", Limit(embeddings, ofDay: true)),
            new XElement("otherwise", Limit(embeddings, ofDay: false))
        );

    private XElement Limit(AiGatewayOperation operation, bool ofDay) =>
        new(
            $"{operation.Family}-token-limit",
            new XAttribute("counter-key", """@((string)context.Variables["user"])"""),
            new XAttribute("tokens-per-minute", TokensPerMinute),
            ofDay ? new[] { new XAttribute("token-quota", TokensPerDay), new XAttribute("token-quota-period", "Daily") } : [],
            new XAttribute("estimate-prompt-tokens", "false")
        );

    private static XElement Metric(AiGatewayOperation operation) =>
        new(
            $"{operation.Family}-emit-token-metric",
            new XAttribute("namespace", "ai-gateway"),
            Dimension("Caller", """@((string)context.Variables["caller"])"""),
            Dimension("Operation", "@(context.Operation.Id)")
        );

    /// <summary>The caller's token and its user end here.</summary>
    private static IEnumerable<XElement> Forward(string identity) =>
        [
            new("authentication-managed-identity", new XAttribute("resource", Models), new XAttribute("client-id", identity)),
            .. new[] { UserHeader, "api-key" }.Select(header => new XElement(
                "set-header",
                new XAttribute("name", header),
                new XAttribute("exists-action", "delete")
            )),
        ];

    /// <summary>
    /// A call that is refused, or not answered in time, goes to the last account at once, which has the rest of the time. It is named,
    /// because no page says that a circuit breaker counts calls without an answer: the pool could select the same account again. Answers
    /// are streamed; only the question is kept.
    /// </summary>
    private XElement Send()
    {
        var patience = FirstTokenSeconds - Margin;
        var send = new XElement(
            "forward-request",
            new XAttribute("timeout", Accounts.Count == 1 ? patience : $"""@((int)context.Variables["{Wait}"])"""),
            new XAttribute("buffer-request-body", "true"),
            new XAttribute("buffer-response", "false")
        );
        return Accounts.Count == 1
            ? send
            : new XElement(
                "retry",
                new XAttribute(
                    "condition",
                    "@(context.Response == null || context.Response.StatusCode == 429 || context.Response.StatusCode >= 500)"
                ),
                new XAttribute("count", Accounts.Count - 1),
                new XAttribute("interval", 0),
                new XAttribute("first-fast-retry", "true"),
                new XElement(
                    "choose",
                    AiGatewayOperation.All.Select(each =>
                        When(
                            $"context.Variables.ContainsKey(\"{Wait}\") && context.Operation.Id == \"{each.Name}\"",
                            Backend(each.BackendOf(Accounts[^1]))
                        )
                    )
                ),
                Variable(
                    Wait,
                    $"""context.Variables.ContainsKey("{Wait}") ? Math.Max(1, {patience} - (int)context.Elapsed.TotalSeconds) : """
                        + $"{patience / Accounts.Count}"
                ),
                send
            );
    }

    /// <summary>While no account is used, the answer is 429 with the time to try again. It does not describe the pool.</summary>
    private static XElement Busy() =>
        new(
            "choose",
            When(
                "context.Response != null && context.Response.StatusCode == 503",
                new XElement(
                    "return-response",
                    new XElement("set-status", new XAttribute("code", 429), new XAttribute("reason", "Too Many Requests")),
                    new XElement(
                        "set-header",
                        new XAttribute("name", "Retry-After"),
                        new XAttribute("exists-action", "override"),
                        new XElement("value", 10.ToString(CultureInfo.InvariantCulture))
                    )
                )
            )
        );

    private static XElement When(string condition, params object[] then) =>
        new("when", new XAttribute("condition", $"@({condition})"), then);

    private static XElement Backend(string id) => new("set-backend-service", new XAttribute("backend-id", id));

    private static XElement Variable(string name, string value) =>
        new("set-variable", new XAttribute("name", name), new XAttribute("value", $"@({value})"));

    private static XElement Dimension(string name, string value) =>
        new("dimension", new XAttribute("name", name), new XAttribute("value", value));
}
