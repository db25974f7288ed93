using System.Collections.Immutable;
using System.Xml.Linq;
using Pulumi.Testing;
using static Infra.Tests.WorkloadTests;

namespace Infra.Tests;

public sealed class AiGatewayTests
{
    private static readonly Lazy<Task<Stack>> One = new(() => BuildAsync());
    private static readonly Lazy<Task<Stack>> Two = new(() => BuildAsync(("secondAiLocation", "francecentral")));

    /// <summary>learn.microsoft.com, "API Management policy reference".</summary>
    private static readonly string[] KnownElements =
    [
        "policies",
        "inbound",
        "backend",
        "outbound",
        "on-error",
        "base",
        "choose",
        "when",
        "otherwise",
        "validate-azure-ad-token",
        "client-application-ids",
        "application-id",
        "audiences",
        "audience",
        "set-variable",
        "llm-token-limit",
        "llm-emit-token-metric",
        "azure-openai-token-limit",
        "azure-openai-emit-token-metric",
        "dimension",
        "authentication-managed-identity",
        "set-header",
        "set-backend-service",
        "retry",
        "forward-request",
        "return-response",
        "set-status",
        "value",
    ];

    [Fact]
    public async Task The_policy_has_known_elements_only_and_sections_in_the_order_of_Azure()
    {
        foreach (var stack in new[] { await One.Value, await Two.Value })
        {
            var policy = Policy(stack);

            Assert.Equal(["inbound", "backend", "outbound", "on-error"], policy.Elements().Select(section => section.Name.LocalName));
            Assert.Empty(policy.DescendantsAndSelf().Select(element => element.Name.LocalName).Except(KnownElements));
        }
    }

    /// <summary>Azure/azure-rest-api-specs#21835: a read shows every policy with tabs and CRLF.</summary>
    [Fact]
    public async Task The_policy_has_the_form_in_which_Azure_shows_it()
    {
        foreach (var stack in new[] { await One.Value, await Two.Value })
        {
            var text = (string)stack.Recorder.One("apimanagement:ApiPolicy", "ai-gateway-policy").Inputs["value"];

            Assert.StartsWith("<policies>\r\n\t<inbound>\r\n\t\t<base />\r\n\t\t<validate-azure-ad-token ", text);
            Assert.EndsWith("\r\n\t</on-error>\r\n</policies>", text);
            Assert.Equal(text.Count(letter => letter == '\n'), text.Split("\r\n").Length - 1);
        }
    }

    [Fact]
    public async Task Only_the_token_of_the_app_for_the_models_is_accepted()
    {
        var check = Policy(await One.Value).Descendants("validate-azure-ad-token").Single();

        Assert.Equal("client-of-the-app", check.Descendants("application-id").Single().Value);
        Assert.All(check.Descendants("audience"), audience => Assert.StartsWith("https://cognitiveservices.azure.com", audience.Value));
        Assert.Equal("401", check.Attribute("failed-validation-httpcode")!.Value);
        Assert.True(Index("validate-azure-ad-token") < Index("choose"), "the limit counts a caller that is known");

        int Index(string name) => Policy(One.Value.Result).Element("inbound")!.Elements().ToList().FindIndex(each => each.Name == name);
    }

    [Theory]
    [InlineData("chat", "llm-token-limit")]
    [InlineData("embeddings", "azure-openai-token-limit")]
    public async Task Each_call_has_a_limit_for_a_minute_and_a_day_of_each_user(string operation, string element)
    {
        var when = Call(await One.Value, operation);
        var limit = when.Descendants(element).First();

        Assert.Equal("45000", limit.Attribute("tokens-per-minute")!.Value);
        Assert.Equal(("250000", "Daily"), (limit.Attribute("token-quota")!.Value, limit.Attribute("token-quota-period")!.Value));
        Assert.Contains("user", limit.Attribute("counter-key")!.Value);
        Assert.NotNull(when.Element(element.Replace("token-limit", "emit-token-metric", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Documents_that_are_indexed_have_a_limit_for_a_minute_and_none_for_a_day()
    {
        var choice = Call(await One.Value, "embeddings").Element("choose")!;
        var ofUser = choice.Element("when")!;
        var ofApp = choice.Element("otherwise")!.Element("azure-openai-token-limit")!;

        Assert.Contains("ContainsKey(\"x-chat-user\")", ofUser.Attribute("condition")!.Value);
        Assert.NotNull(ofUser.Element("azure-openai-token-limit")!.Attribute("token-quota"));
        Assert.Equal("45000", ofApp.Attribute("tokens-per-minute")!.Value);
        Assert.Null(ofApp.Attribute("token-quota"));
        Assert.Null(ofApp.Attribute("token-quota-period"));
    }

    [Fact]
    public async Task The_gateway_calls_the_models_by_its_own_identity_and_hides_the_user()
    {
        var inbound = Policy(await One.Value).Element("inbound")!;

        Assert.Equal("client-of-ai-gateway-identity", inbound.Element("authentication-managed-identity")!.Attribute("client-id")!.Value);
        Assert.Equal(
            ["x-chat-user", "api-key"],
            inbound
                .Elements("set-header")
                .Where(header => header.Attribute("exists-action")!.Value == "delete")
                .Select(header => header.Attribute("name")!.Value)
        );
        var roles = (await Two.Value).Recorder.Of("authorization:RoleAssignment").Select(role => role.Name!).ToList();
        Assert.Contains("ai-account-ai-gateway-openai-user", roles);
        Assert.Contains("ai-second-account-ai-gateway-openai-user", roles);
        Assert.Contains("monitoring-insights-ai-gateway-metrics-publisher", roles);
        Assert.DoesNotContain(roles, role => role.EndsWith("-app-openai-user", StringComparison.Ordinal));
    }

    /// <summary>A circuit breaker of both calls would take an account out for questions while it throttles an index.</summary>
    [Theory]
    [InlineData("chat", "")]
    [InlineData("embeddings", "-embeddings")]
    public async Task Two_accounts_are_a_pool_with_priorities_for_each_call(string operation, string suffix)
    {
        var recorder = (await Two.Value).Recorder;
        var pool = recorder.One("apimanagement:Backend", $"ai-gateway-pool{suffix}").Inputs;
        var services = List(Nested(pool["pool"])["services"]).Select(Nested).ToList();

        Assert.Equal([1.0, 2.0], services.Select(each => Convert.ToDouble(each["priority"], null)));
        Assert.Equal(
            [$"ai-gateway-backend-ai{suffix}", $"ai-gateway-backend-ai-second{suffix}"],
            services.Select(each => ((string)each["id"]).Split('/')[^1])
        );
        Assert.Equal(
            (string)pool["backendId"],
            Call(await Two.Value, operation).Element("set-backend-service")!.Attribute("backend-id")!.Value
        );
        foreach (var name in new[] { "ai", "ai-second" })
        {
            var backend = recorder.One("apimanagement:Backend", $"ai-gateway-backend-{name}{suffix}").Inputs;
            var rule = Nested(List(Nested(backend["circuitBreaker"])["rules"]).Single());
            Assert.EndsWith(".openai.azure.com/openai", (string)backend["url"]);
            Assert.Equal(true, rule["acceptRetryAfter"]);
            Assert.Equal(1.0, Convert.ToDouble(Nested(rule["failureCondition"])["count"], null));
        }
    }

    [Theory]
    [InlineData("chat", "ai-second")]
    [InlineData("embeddings", "ai-second-embeddings")]
    public async Task A_call_that_fails_or_times_out_is_repeated_at_the_last_account(string operation, string backend)
    {
        var retry = Policy(await Two.Value).Descendants("retry").Single();
        var next = retry.Descendants("when").Single(each => Condition(each).EndsWith($"\"{operation}\")", StringComparison.Ordinal));

        Assert.Equal("1", retry.Attribute("count")!.Value);
        Assert.StartsWith("@(context.Variables.ContainsKey(\"wait\") && ", Condition(next));
        Assert.Equal(backend, next.Element("set-backend-service")!.Attribute("backend-id")!.Value);
        Assert.Equal(["choose", "set-variable", "forward-request"], retry.Elements().Select(each => each.Name.LocalName));
        Assert.Empty(Policy(await One.Value).Descendants("retry"));
    }

    [Fact]
    public async Task The_app_has_the_gateway_as_its_only_model_endpoint()
    {
        var settings = AppSettings(await Two.Value);

        Assert.EndsWith(".azure-api.net/", settings["AzureAI__Endpoints__0"]);
        Assert.DoesNotContain("AzureAI__Endpoints__1", settings.Keys);
        Assert.Equal("true", settings["AzureAI__Gateway"]);
    }

    [Fact]
    public async Task No_call_is_logged_with_its_body_and_no_part_of_the_gateway_has_a_key()
    {
        var recorder = (await One.Value).Recorder;
        var diagnostic = recorder.One("apimanagement:Diagnostic", "ai-gateway-telemetry").Inputs;
        foreach (
            var (side, part) in new[] { ("frontend", "request"), ("frontend", "response"), ("backend", "request"), ("backend", "response") }
        )
        {
            Assert.Equal(0.0, Convert.ToDouble(Nested(Nested(Nested(diagnostic[side])[part])["body"])["bytes"], null));
        }

        Assert.Equal(false, recorder.One("apimanagement:Api", "ai-gateway-api").Inputs["subscriptionRequired"]);
        Assert.Empty(recorder.Of("apimanagement:Subscription"));
        Assert.Contains("identityClientId", Nested(recorder.One("apimanagement:Logger", "ai-gateway-logger").Inputs["credentials"]).Keys);
    }

    [Theory]
    [InlineData(true, null, "Disabled")]
    [InlineData(false, null, "Enabled")]
    [InlineData(false, "Pending", "Enabled")]
    [InlineData(false, "Approved", "Disabled")]
    public async Task Public_access_ends_in_the_update_after_the_endpoint_is_approved(bool isPreview, string? endpoint, string expected)
    {
        var azure = new Endpoint(endpoint);

        await Stack.BuildAsync(Settings(), isPreview, azure, Moq.Mock.Of<Infra.Components.Web.IPackageUploader>(), new QuickClock());

        var service = azure.Recorder.One("apimanagement:ApiManagementService", "ai-gateway-service");
        Assert.Equal(expected, service.Inputs["publicNetworkAccess"]);
    }

    /// <summary>What the policy does with a call before it goes on.</summary>
    private static XElement Call(Stack stack, string operation) =>
        Policy(stack)
            .Element("inbound")!
            .Element("choose")!
            .Elements("when")
            .Single(each => Condition(each).Contains($"\"{operation}\"", StringComparison.Ordinal));

    internal static Dictionary<string, string> AppSettings(Stack stack) =>
        List(Nested(stack.Recorder.One("web:WebApp", "chat-site").Inputs["siteConfig"])["appSettings"])
            .Select(Nested)
            .Where(setting => ((string)setting["name"]).StartsWith("AzureAI__", StringComparison.Ordinal))
            .ToDictionary(setting => (string)setting["name"], setting => (string)setting["value"]);

    private static string Condition(XElement when) => when.Attribute("condition")!.Value;

    internal static XElement Policy(Stack stack) =>
        XElement.Parse((string)stack.Recorder.One("apimanagement:ApiPolicy", "ai-gateway-policy").Inputs["value"]);

    internal static Task<Stack> BuildAsync(params (string, string?)[] more) => Stack.BuildAsync(Settings(more), isPreview: false);

    private static Infra.Settings.WorkloadSettings Settings(params (string, string?)[] more) =>
        Config.Settings([
            ("addressRange", "192.168.16.0/22"),
            ("aiGateway", "apim"),
            ("aiGatewayTokensPerMinute", "45000"),
            ("chatTokensPerDay", "250000"),
            .. more,
        ]);

    /// <summary>An Azure in which the gateway's private endpoint has this state; null if there is none.</summary>
    private sealed class Endpoint(string? state) : IMocks
    {
        public Recorder Recorder { get; } = new();

        public Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args) => Recorder.NewResourceAsync(args);

        public Task<object> CallAsync(MockCallArgs args) =>
            args.Token != "azure-native:network:getPrivateEndpoint" ? Recorder.CallAsync(args)
            : state is null ? throw new InvalidOperationException("Status=404 Code=\"ResourceNotFound\"")
            : Task.FromResult<object>(
                ImmutableDictionary<string, object>.Empty.Add(
                    "privateLinkServiceConnections",
                    ImmutableArray.Create<object>(
                        ImmutableDictionary<string, object>.Empty.Add(
                            "privateLinkServiceConnectionState",
                            ImmutableDictionary<string, object>.Empty.Add("status", state)
                        )
                    )
                )
            );
    }
}
