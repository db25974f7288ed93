using AzureSimulator;
using Google.Protobuf.WellKnownTypes;
using Planning.Engine;
using Planning.Lookups;
using Planning.ResourceIds;
using Planning.Wire;
using Pulumirpc;
using Rehearsal.Provider;
using Rehearsal.Records;
using Rehearsal.State;
using Rehearsal.Time;

namespace Rehearsal.Updates;

/// <summary>Answers a program's lookups from the simulated Azure: getX by a GET, listXKeys by a POST.</summary>
internal sealed class Lookups(Run run, UpdateContext context)
{
    private const string Provider = "azure-native:";

    /// <summary>Function → the resource type it asks, and the action.</summary>
    private static readonly Dictionary<string, (string Type, string Action)> Lists = new()
    {
        ["storage:listStorageAccountKeys"] = ("storage:StorageAccount", "listKeys"),
        ["cognitiveservices:listAccountKeys"] = ("cognitiveservices:Account", "listKeys"),
        ["search:listAdminKey"] = ("search:Service", "listAdminKeys"),
        ["search:listQueryKeyBySearchService"] = ("search:Service", "listQueryKeys"),
        ["operationalinsights:getSharedKeys"] = ("operationalinsights:Workspace", "sharedKeys"),
        ["cosmosdb:listDatabaseAccountKeys"] = ("cosmosdb:DatabaseAccount", "listKeys"),
        ["cosmosdb:listDatabaseAccountConnectionStrings"] = ("cosmosdb:DatabaseAccount", "listConnectionStrings"),
        ["containerregistry:listRegistryCredentials"] = ("containerregistry:Registry", "listCredentials"),
        ["containerservice:listManagedClusterUserCredentials"] = ("containerservice:ManagedCluster", "listClusterUserCredential"),
        ["containerservice:listManagedClusterAdminCredentials"] = ("containerservice:ManagedCluster", "listClusterAdminCredential"),
    };

    /// <summary>Whether the answer needs no Azure.</summary>
    public bool AreKnown(ResourceInvokeRequest request) =>
        Functions.Call(request.Tok, request.Args ?? new Struct(), run.Accounts.Of(request.Provider)) is not null;

    /// <returns>Null if only the plan's own answer is known.</returns>
    public async Task<InvokeResponse?> InvokeAsync(ResourceInvokeRequest request)
    {
        var arguments = request.Args ?? new Struct();
        if (
            Functions.Call(request.Tok, arguments, run.Accounts.Of(request.Provider)) is not null
            || Target(request.Tok) is not var (token, action)
        )
        {
            return null;
        }

        var type = Provider + token;
        if (
            ResourceId.For(type, "", arguments, run.Accounts.Of(request.Provider), invents: false) is not { } id
            || ResourceTypes.ApiVersion(type, request.Version.Length > 0 ? request.Version : null) is not { } version
        )
        {
            return null;
        }

        run.Registrations.Called(request.Tok);
        var step = new StepRecord
        {
            Urn = id.Id,
            Name = id.Name ?? "",
            Type = type,
            Operation = Operation.Read,
            Asked = context.Scheduler.Now,
        };
        var answer = await context.Provider.Client.SendAsync(
            new ArmRequest(action is null ? "GET" : "POST", action is null ? id.Id : $"{id.Id}/{action}", version),
            step
        );
        return answer.IsError
            ? new InvokeResponse
            {
                Return = new Struct(),
                Failures =
                {
                    new CheckFailure { Reason = $"invocation of {request.Tok} failed: {answer.ErrorCode}: {answer.ErrorMessage}" },
                },
            }
            : new InvokeResponse { Return = ProviderOutputs.Of(answer.Body?.AsObject() ?? []) };
    }

    /// <summary>For a resource that is read by its id.</summary>
    /// <returns>Null if it is of no simulated type.</returns>
    /// <exception cref="Grpc.Core.RpcException">Azure has no such resource.</exception>
    public async Task<Struct?> ReadAsync(string urn, ReadResourceRequest request)
    {
        if (ResourceTypes.Path(request.Type) is null || ResourceTypes.ApiVersion(request.Type, null) is not { } version)
        {
            return null;
        }

        var step = new StepRecord
        {
            Urn = urn,
            Name = request.Name,
            Type = request.Type,
            Operation = Operation.Read,
            Asked = context.Scheduler.Now,
        };
        var answer = await context.Provider.Client.SendAsync(new ArmRequest("GET", request.Id, version), step);
        return answer.IsError
            ? throw new Grpc.Core.RpcException(
                new Grpc.Core.Status(Grpc.Core.StatusCode.Unknown, $"resource '{request.Id}' does not exist: {answer.ErrorMessage}")
            )
            : ProviderOutputs.Of(answer.Body?.AsObject() ?? []);
    }

    private static (string Type, string? Action)? Target(string function)
    {
        if (!function.StartsWith(Provider, StringComparison.Ordinal))
        {
            return null;
        }

        var name = ResourceTypes.Short(function);
        if (Lists.TryGetValue(name, out var list))
        {
            return list;
        }

        var colon = name.IndexOf(':', StringComparison.Ordinal);
        return
            name.AsSpan(colon + 1).StartsWith("get", StringComparison.Ordinal)
            && ResourceTypes.Path($"{Provider}{name[..(colon + 1)]}{name[(colon + 4)..]}") is not null
            ? ($"{name[..(colon + 1)]}{name[(colon + 4)..]}", null)
            : null;
    }
}
