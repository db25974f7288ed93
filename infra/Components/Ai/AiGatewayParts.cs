using Infra.Access;
using Infra.Ordering;
using Pulumi;
using Pulumi.AzureNative.ApiManagement;
using Pulumi.AzureNative.ApiManagement.Inputs;

namespace Infra.Components.Ai;

/// <summary>The parts of the service, one after the other: telemetry, backends, and the API with its policy.</summary>
internal sealed class AiGatewayParts(string name, AiGatewayArgs args, Resource parent, ApiManagementService service, Chain changes)
{
    private const string Pool = "models";

    /// <summary>Metrics and errors to Application Insights, by identity. No address, header or body of a call is logged.</summary>
    public void CreateTelemetry(UserIdentity identity, Resource mayPublish)
    {
        var logger = changes.Create(
            parent,
            after =>
            {
                // Azure keeps the values aside and answers with references to them, which every refresh would report as a change.
                after.IgnoreChanges.Add("credentials");
                return new Logger(
                    $"{name}-logger",
                    new()
                    {
                        LoggerId = "application-insights",
                        ServiceName = service.Name,
                        ResourceGroupName = args.Context.ResourceGroupName,
                        LoggerType = LoggerType.ApplicationInsights,
                        ResourceId = args.Monitoring.InsightsId,
                        Credentials = { ["connectionString"] = args.Monitoring.ConnectionString, ["identityClientId"] = identity.ClientId },
                    },
                    after
                );
            },
            mayPublish
        );
        changes.Create(parent, after => new Diagnostic(
            $"{name}-telemetry",
            new()
            {
                DiagnosticId = "applicationinsights",
                ServiceName = service.Name,
                ResourceGroupName = args.Context.ResourceGroupName,
                LoggerId = logger.Id,
                AlwaysLog = "allErrors",
                Metrics = true,
                LogClientIp = false,
                HttpCorrelationProtocol = "W3C",
                Verbosity = "error",

                // The app traces each of its calls; a sample shows what the gateway adds.
                Sampling = new SamplingSettingsArgs { SamplingType = "fixed", Percentage = 10 },
                Frontend = WithoutBodies(),
                Backend = WithoutBodies(),
            },
            after
        ));
    }

    /// <summary>One backend for each account, and the pool that prefers them in their order.</summary>
    public void CreateBackends()
    {
        var pool = new BackendBaseParametersPoolArgs();
        foreach (var (account, index) in args.Accounts.Select((account, index) => (account, index)))
        {
            var id = account.GetResourceName();
            var backend = changes.Create(parent, after => new Backend(
                $"{name}-backend-{id}",
                new()
                {
                    BackendId = id,
                    ServiceName = service.Name,
                    ResourceGroupName = args.Context.ResourceGroupName,
                    Protocol = "http",
                    Url = Output.Format($"{account.Endpoint}openai"),
                    CircuitBreaker = Breaker(),
                },
                after
            ));
            pool.Services.Add(
                new BackendPoolItemArgs
                {
                    Id = backend.Id,
                    Priority = index + 1,
                    Weight = 1,
                }
            );
        }

        changes.Create(parent, after => new Backend(
            $"{name}-pool",
            new()
            {
                BackendId = Pool,
                ServiceName = service.Name,
                ResourceGroupName = args.Context.ResourceGroupName,
                Type = "Pool",
                Pool = pool,
            },
            after
        ));
    }

    /// <summary>The two calls that the app makes, at the paths of Azure OpenAI's v1 API. Every other path is answered with 404.</summary>
    /// <returns>The policy, without which no call passes.</returns>
    public ApiPolicy CreateApi(UserIdentity identity)
    {
        var api = changes.Create(parent, after => new Api(
            $"{name}-api",
            new()
            {
                ApiId = "models",
                ServiceName = service.Name,
                ResourceGroupName = args.Context.ResourceGroupName,
                DisplayName = "Models",
                Path = "openai",
                Protocols = { "https" },

                // Callers come with tokens of Entra ID; a subscription would be a key.
                SubscriptionRequired = false,
            },
            after
        ));
        foreach (var (operation, path) in AiGatewayPolicy.Operations)
        {
            changes.Create(
                parent,
                after => new ApiOperation(
                    $"{name}-{operation}",
                    new()
                    {
                        OperationId = operation,
                        ApiId = "models",
                        ServiceName = service.Name,
                        ResourceGroupName = args.Context.ResourceGroupName,
                        DisplayName = operation,
                        Method = "POST",
                        UrlTemplate = path,
                    },
                    after
                ),
                api
            );
        }

        var policy = new AiGatewayPolicy
        {
            TenantId = args.Context.TenantId,
            Pool = Pool,
            Backends = args.Accounts.Count,
            TokensPerMinute = args.Settings.TokensPerMinute,
            TokensPerDay = args.TokensPerDay,
        };
        return changes.Create(
            parent,
            after => new ApiPolicy(
                $"{name}-policy",
                new()
                {
                    PolicyId = "policy",
                    ApiId = "models",
                    ServiceName = service.Name,
                    ResourceGroupName = args.Context.ResourceGroupName,
                    Value = Output.Tuple(args.Caller.ClientId, identity.ClientId).Apply(ids => policy.Xml(ids.Item1, ids.Item2)),
                },
                after
            ),
            api
        );
    }

    /// <summary>
    /// A throttled or failing account is not used for the time that it asks for. With another account the first failure is enough; a single
    /// one has no better answer than its own until it fails repeatedly.
    /// </summary>
    private BackendCircuitBreakerArgs Breaker() =>
        new()
        {
            Rules = new CircuitBreakerRuleArgs
            {
                Name = "throttled-or-failing",
                FailureCondition = new CircuitBreakerFailureConditionArgs
                {
                    Count = args.Accounts.Count > 1 ? 1 : 3,
                    Interval = "PT1M",
                    StatusCodeRanges =
                    {
                        new FailureStatusCodeRangeArgs { Min = 429, Max = 429 },
                        new FailureStatusCodeRangeArgs { Min = 500, Max = 599 },
                    },
                },
                TripDuration = "PT10S",
                AcceptRetryAfter = true,
            },
        };

    private static PipelineDiagnosticSettingsArgs WithoutBodies() => new() { Request = WithoutBody(), Response = WithoutBody() };

    private static HttpMessageDiagnosticArgs WithoutBody() => new() { Body = new BodyDiagnosticSettingsArgs { Bytes = 0 } };
}
