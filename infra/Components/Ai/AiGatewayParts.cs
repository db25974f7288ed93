using Infra.Access;
using Infra.Ordering;
using Pulumi;
using Pulumi.AzureNative.ApiManagement;
using Pulumi.AzureNative.ApiManagement.Inputs;
using Pulumi.AzureNative.Authorization;

namespace Infra.Components.Ai;

/// <summary>The parts of the service, one after the other: telemetry, backends, and the API with its policy.</summary>
internal sealed class AiGatewayParts(string name, AiGatewayArgs args, Resource parent, ApiManagementService service, Chain changes)
{
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

    /// <summary>For each call one backend of each account, and the pool that prefers them in their order.</summary>
    public void CreateBackends()
    {
        foreach (var operation in AiGatewayOperation.All)
        {
            CreateBackends(operation);
        }
    }

    private void CreateBackends(AiGatewayOperation operation)
    {
        var pool = new BackendBaseParametersPoolArgs();
        foreach (var (account, index) in args.Accounts.Select((account, index) => (account, index)))
        {
            var id = operation.BackendOf(account.GetResourceName());
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
            $"{name}-pool{operation.Suffix}",
            new()
            {
                BackendId = operation.Pool,
                ServiceName = service.Name,
                ResourceGroupName = args.Context.ResourceGroupName,
                Type = "Pool",
                Pool = pool,
            },
            after
        ));
    }

    /// <summary>The two calls that the app makes, at the paths of Azure OpenAI's v1 API. Every other path is answered with 404.</summary>
    /// <param name="mayCall">The identity's roles on the accounts. Without the policy no call passes; it waits for them.</param>
    public void CreateApi(UserIdentity identity, IReadOnlyCollection<RoleAssignment> mayCall)
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
        foreach (var operation in AiGatewayOperation.All)
        {
            changes.Create(
                parent,
                after => new ApiOperation(
                    $"{name}-{operation.Name}",
                    new()
                    {
                        OperationId = operation.Name,
                        ApiId = "models",
                        ServiceName = service.Name,
                        ResourceGroupName = args.Context.ResourceGroupName,
                        DisplayName = operation.Name,
                        Method = "POST",
                        UrlTemplate = operation.Path,
                    },
                    after
                ),
                api
            );
        }

        var policy = new AiGatewayPolicy
        {
            TenantId = args.Context.TenantId,
            Accounts = [.. args.Accounts.Select(account => account.GetResourceName())],
            TokensPerMinute = args.Settings.TokensPerMinute,
            TokensPerDay = args.TokensPerDay,
            FirstTokenSeconds = args.FirstTokenSeconds,
        };
        var clients = RoleEffect.After(Output.Tuple(args.Caller.ClientId, identity.ClientId), args.Context.Clock, mayCall);
        changes.Create(
            parent,
            after => new ApiPolicy(
                $"{name}-policy",
                new()
                {
                    PolicyId = "policy",
                    ApiId = "models",
                    ServiceName = service.Name,
                    ResourceGroupName = args.Context.ResourceGroupName,
                    Value = clients.Apply(ids => policy.Xml(ids.Item1, ids.Item2)),
                },
                after
            ),
            [api, .. mayCall]
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
