using System.Text.Json.Nodes;
using AzureSimulator.Ids;
using AzureSimulator.Schema;
using AzureSimulator.State;

namespace AzureSimulator.Serving;

/// <summary>Answers how an operation stands, and with what it ended.</summary>
internal sealed class OperationReads(AzureState azure, Rendering rendering)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    public ArmResponse Status(ArmPath path)
    {
        if (azure.Operations.GetValueOrDefault(path.Name) is not { } operation)
        {
            return Unknown(path);
        }

        var body = new JsonObject
        {
            ["id"] = path.Text,
            ["name"] = operation.Id,
            ["status"] = operation.Status,
            ["startTime"] = Fixed.Text(operation.Started),
        };
        if (!operation.IsRunning)
        {
            body["endTime"] = Fixed.Text(operation.Ends);
            if (operation.Error is { } error)
            {
                body["error"] = error.DeepClone();
            }
        }

        return new ArmResponse(200, body) { RetryAfter = operation.IsRunning ? Pause : null, Habit = operation.Habit };
    }

    public ArmResponse Result(ArmPath path)
    {
        if (azure.Operations.GetValueOrDefault(path.Name) is not { } operation)
        {
            return Unknown(path);
        }

        if (operation.IsRunning)
        {
            return new ArmResponse(202) { Location = Addresses.Result(operation), RetryAfter = Pause };
        }

        if (operation.Error is { } error)
        {
            return new ArmResponse(409, new JsonObject { ["error"] = error.DeepClone() }) { Habit = operation.Habit };
        }

        return azure.Resources.Find(operation.Resource) is { } resource && operation.Kind != "Delete"
            ? new ArmResponse(200, rendering.Body(resource, TypeCatalogue.Shared.Find(resource.Type, operation.ApiVersion)))
            : new ArmResponse(operation.Kind == "Delete" ? 204 : 200);
    }

    private static ArmResponse Unknown(ArmPath path) =>
        ArmResponse.Failure(404, "OperationNotFound", $"The operation '{path.Name}' could not be found.");
}
