using System.Globalization;
using System.Xml.Linq;

namespace Infra.Components.Ai;

/// <summary>The policy of the API: who may call, how much, and where the call goes.</summary>
internal sealed record AiGatewayPolicy
{
    /// <summary>The app sends the user of a question here, as a hash; the gateway does not pass it on.</summary>
    public const string UserHeader = "x-chat-user";

    /// <summary>The name and the path below openai/ of each call.</summary>
    public static readonly IReadOnlyList<(string Name, string Path)> Operations =
    [
        (Chat, "/v1/chat/completions"),
        (Embeddings, "/v1/embeddings"),
    ];

    private const string Chat = "chat";
    private const string Embeddings = "embeddings";
    private const string Models = "https://cognitiveservices.azure.com";

    /// <summary>The policies of each call: Microsoft documents llm-* for chat, and azure-openai-* for embeddings too.</summary>
    private static readonly (string Operation, string Family)[] Families = [(Embeddings, "azure-openai"), (Chat, "llm")];

    public required string TenantId { get; init; }

    /// <summary>The backend that selects an account.</summary>
    public required string Pool { get; init; }

    /// <summary>The number of accounts in the pool.</summary>
    public required int Backends { get; init; }

    public required int TokensPerMinute { get; init; }

    public required int TokensPerDay { get; init; }

    /// <param name="caller">The client id of the app's identity.</param>
    /// <param name="identity">The client id of the gateway's identity.</param>
    public string Xml(string caller, string identity) =>
        new XElement(
            "policies",
            new XElement("inbound", new XElement("base"), Authentication(caller), User(), Limits(), Forward(identity)),
            new XElement("backend", Send()),
            new XElement("outbound", new XElement("base")),
            new XElement("on-error", new XElement("base"), Busy())
        ).ToString(SaveOptions.DisableFormatting);

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

    private XElement Limits() =>
        new(
            "choose",
            Families.Select(each => new XElement(
                "when",
                new XAttribute("condition", $"""@(context.Operation.Id == "{each.Operation}")"""),
                Limit(each.Family),
                Metric(each.Family)
            ))
        );

    private XElement Limit(string family) =>
        new(
            $"{family}-token-limit",
            new XAttribute("counter-key", """@((string)context.Variables["user"])"""),
            new XAttribute("tokens-per-minute", TokensPerMinute),
            new XAttribute("token-quota", TokensPerDay),
            new XAttribute("token-quota-period", "Daily"),
            new XAttribute("estimate-prompt-tokens", "false")
        );

    private static XElement Metric(string family) =>
        new(
            $"{family}-emit-token-metric",
            new XAttribute("namespace", "ai-gateway"),
            Dimension("Caller", """@((string)context.Variables["caller"])"""),
            Dimension("Operation", "@(context.Operation.Id)")
        );

    /// <summary>The caller's token and its user end here.</summary>
    private IEnumerable<XElement> Forward(string identity) =>
        [
            new("authentication-managed-identity", new XAttribute("resource", Models), new XAttribute("client-id", identity)),
            .. new[] { UserHeader, "api-key" }.Select(header => new XElement(
                "set-header",
                new XAttribute("name", header),
                new XAttribute("exists-action", "delete")
            )),
            ToPool(),
        ];

    /// <summary>
    /// A refused call goes to the next account at once, because the circuit breaker has taken the first one out of the pool. Answers are
    /// streamed; only the question is kept for the next attempt.
    /// </summary>
    private XElement Send()
    {
        var send = new XElement(
            "forward-request",
            new XAttribute("timeout", 120),
            new XAttribute("buffer-request-body", "true"),
            new XAttribute("buffer-response", "false")
        );
        return Backends == 1
            ? send
            : new XElement(
                "retry",
                new XAttribute(
                    "condition",
                    "@(context.Response == null || context.Response.StatusCode == 429 || context.Response.StatusCode >= 500)"
                ),
                new XAttribute("count", Backends - 1),
                new XAttribute("interval", 0),
                new XAttribute("first-fast-retry", "true"),
                ToPool(),
                send
            );
    }

    /// <summary>While no account is used, the answer is 429 with the time to try again. It does not describe the pool.</summary>
    private static XElement Busy() =>
        new(
            "choose",
            new XElement(
                "when",
                new XAttribute("condition", "@(context.Response != null && context.Response.StatusCode == 503)"),
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

    private XElement ToPool() => new("set-backend-service", new XAttribute("backend-id", Pool));

    private static XElement Variable(string name, string value) =>
        new("set-variable", new XAttribute("name", name), new XAttribute("value", $"@({value})"));

    private static XElement Dimension(string name, string value) =>
        new("dimension", new XAttribute("name", name), new XAttribute("value", value));
}
