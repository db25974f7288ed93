using System.Collections.Immutable;
using Pulumi;
using Pulumi.AzureNative.ApiManagement;
using Pulumi.AzureNative.ApiManagement.Inputs;

namespace Oracle;

/// <summary>API Management in front of the models, with a backend, a pool, an API and its policy, and a logger.</summary>
public static class ModelGateway
{
    public static void Register(Foundation foundation, Ai ai)
    {
        var group = foundation.Group.Name;
        var service = Service(foundation);
        var logger = new Logger(
            "models-logger",
            new()
            {
                ResourceGroupName = group,
                ServiceName = service.Name,
                LoggerId = "insights",
                LoggerType = LoggerType.ApplicationInsights,
                Credentials = { ["identityClientId"] = foundation.Identity.ClientId },
            },
            new() { IgnoreChanges = { "credentials" } }
        );
        _ = new Diagnostic(
            "models-telemetry",
            new()
            {
                ResourceGroupName = group,
                ServiceName = service.Name,
                DiagnosticId = "applicationinsights",
                LoggerId = logger.Id,
                Metrics = true,
                AlwaysLog = AlwaysLog.AllErrors,
                Sampling = new SamplingSettingsArgs { SamplingType = SamplingType.Fixed, Percentage = 10 },
                Frontend = Silent(),
                Backend = Silent(),
            }
        );
        Backends(group, service, ai);
        var api = new Api(
            "models-api",
            new()
            {
                ResourceGroupName = group,
                ServiceName = service.Name,
                ApiId = "models",
                DisplayName = "Models",
                Path = "openai",
                Protocols = { Protocol.Https },
                SubscriptionRequired = false,
            }
        );
        _ = new ApiOperation(
            "models-chat",
            new()
            {
                ResourceGroupName = group,
                ServiceName = service.Name,
                ApiId = api.Name,
                OperationId = "chat",
                DisplayName = "chat",
                Method = "POST",
                UrlTemplate = "/v1/chat/completions",
            }
        );
        var client = foundation.Identity.ClientId;
        _ = new ApiPolicy(
            "models-policy",
            new()
            {
                ResourceGroupName = group,
                ServiceName = service.Name,
                ApiId = api.Name,
                PolicyId = "policy",
                Value = Output.Format(
                    $"<policies><inbound><authentication-managed-identity client-id=\"{client}\" /></inbound></policies>"
                ),
            }
        );
    }

    private static ApiManagementService Service(Foundation foundation) =>
        new(
            "models-service",
            new()
            {
                ResourceGroupName = foundation.Group.Name,
                ServiceName = "apim-oracle",
                Location = foundation.Group.Location,
                Sku = new ApiManagementServiceSkuPropertiesArgs { Name = SkuType.StandardV2, Capacity = 2 },
                Identity = new ApiManagementServiceIdentityArgs
                {
                    Type = ApimIdentityType.UserAssigned,
                    UserAssignedIdentities = foundation.Identity.Id.Apply(id =>
                        ImmutableDictionary<string, UserIdentityPropertiesArgs>.Empty.Add(id, new())
                    ),
                },
                PublisherEmail = "on-call@example.com",
                PublisherName = "oracle",
                VirtualNetworkType = VirtualNetworkType.External,
                VirtualNetworkConfiguration = new VirtualNetworkConfigurationArgs { SubnetResourceId = "/subscriptions/s/subnets/models" },
                PublicNetworkAccess = PublicNetworkAccess.Disabled,
                ApiVersionConstraint = new ApiVersionConstraintArgs { MinApiVersion = "2021-08-01" },
                Tags = foundation.Tags,
            }
        );

    private static void Backends(Output<string> group, ApiManagementService service, Ai ai)
    {
        var backend = new Backend(
            "models-backend",
            new()
            {
                ResourceGroupName = group,
                ServiceName = service.Name,
                BackendId = "ai",
                Protocol = BackendProtocol.Http,
                Url = Output.Format($"{ai.Account.Properties.Apply(properties => properties.Endpoint)}openai"),
                CircuitBreaker = new BackendCircuitBreakerArgs
                {
                    Rules = new CircuitBreakerRuleArgs
                    {
                        Name = "throttled",
                        AcceptRetryAfter = true,
                        TripDuration = "PT10S",
                        FailureCondition = new CircuitBreakerFailureConditionArgs
                        {
                            Count = 1,
                            Interval = "PT1M",
                            StatusCodeRanges = new FailureStatusCodeRangeArgs { Min = 429, Max = 429 },
                        },
                    },
                },
            }
        );
        _ = new Backend(
            "models-pool",
            new()
            {
                ResourceGroupName = group,
                ServiceName = service.Name,
                BackendId = "models",
                Type = BackendType.Pool,
                Pool = new BackendBaseParametersPoolArgs
                {
                    Services = new BackendPoolItemArgs
                    {
                        Id = backend.Id,
                        Priority = 1,
                        Weight = 1,
                    },
                },
            }
        );
    }

    private static PipelineDiagnosticSettingsArgs Silent() =>
        new()
        {
            Request = new HttpMessageDiagnosticArgs { Body = new BodyDiagnosticSettingsArgs { Bytes = 0 } },
            Response = new HttpMessageDiagnosticArgs { Body = new BodyDiagnosticSettingsArgs { Bytes = 0 } },
        };
}
