using System.Text.Json.Nodes;
using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;
using AzureSimulator.Ids;
using AzureSimulator.Outputs;
using AzureSimulator.Schema;
using AzureSimulator.State;
using AzureSimulator.Timing;

namespace AzureSimulator.Serving;

/// <summary>Carries out a PUT, PATCH or DELETE that nothing refuses.</summary>
internal sealed class Changes(AzureState azure, IReadOnlyList<Habit> habits, Completion completion, Rendering rendering)
{
    public ArmResponse Write(Call call)
    {
        var body = BodyShape.Accepted(call.Body!, call.Schema?.Body);
        foreach (var name in (string[])["id", "name", "type", "etag", "systemData"])
        {
            body.Remove(name);
        }

        if ((string?)body["location"] is { } location)
        {
            body["location"] = Regions.Normal(location);
        }

        var isNew = call.Existing is null;
        var resource = call.Existing ?? new Resource(call.Path.Text, call.Type) { Created = azure.Now, CreatedBy = call.Caller };
        if (isNew)
        {
            azure.Resources.Add(resource);
        }
        else
        {
            resource.Revision++;
            body["location"] ??= resource.Location;
            if (body["location"] is null)
            {
                body.Remove("location");
            }
        }

        (resource.Changed, resource.ChangedBy, resource.ApiVersion) = (azure.Now, call.Caller, call.Request.ApiVersion);
        var before = resource.Body;
        resource.Body = body;
        ComputedOutputs.Fill(resource, before, call.Schema, azure);
        return Begin(call, resource, isNew ? "Create" : "Update");
    }

    public ArmResponse Delete(Call call)
    {
        if (call.Existing is not { } resource)
        {
            return new ArmResponse(204);
        }

        return resource is { State: "Deleting", Operation: { } running }
            ? Answer(azure.Operations[running], 202, null, TimeSpan.FromSeconds(10))
            : Begin(call, resource, "Delete");
    }

    private ArmResponse Begin(Call call, Resource resource, string kind)
    {
        var durations = Durations.Of(resource.Type);
        var operation = new Operation
        {
            Id = azure.NextId("operation"),
            Resource = resource.Id,
            Kind = kind,
            Started = azure.Now,
            Ends = azure.Now + durations.For(kind),
            ApiVersion = call.Request.ApiVersion,
            Style = kind == "Delete" ? durations.DeleteStyle : durations.Style,
        };
        var outcome = new Outcome(resource, operation);
        foreach (var habit in habits)
        {
            habit.Change(call, outcome);
        }

        // A direct answer comes when the work is done: the change counts at once, and the client waits for as long as it took.
        azure.Operations[operation.Id] = operation;
        resource.Operation = operation.Id;
        if (operation.Style == OperationStyle.Direct)
        {
            completion.Apply(operation);
            var done = kind == "Delete" ? null : rendering.Body(resource, call.Schema);
            return outcome.Answer is { } other ? other
                : operation.Error is { } error
                    ? new ArmResponse(409, new JsonObject { ["error"] = error.DeepClone() }) { Habit = operation.Habit }
                : new ArmResponse(kind == "Create" ? 201 : 200, done) { Took = operation.Ends - azure.Now, Etag = resource.Etag };
        }

        resource.State = kind switch
        {
            "Create" => "Creating",
            "Delete" => "Deleting",
            _ => "Updating",
        };
        completion.Plan(operation);
        if (outcome.Answer is { } answer)
        {
            return answer;
        }

        var status = kind switch
        {
            "Delete" => 202,
            _ when operation.Style == OperationStyle.Location => 202,
            "Create" => 201,
            _ => 200,
        };
        return Answer(operation, status, kind == "Delete" ? null : rendering.Body(resource, call.Schema), outcome.RetryAfter) with
        {
            Etag = resource.Etag,
        };
    }

    private static ArmResponse Answer(Operation operation, int status, JsonNode? body, TimeSpan retryAfter) =>
        operation.Style == OperationStyle.Body
            ? new ArmResponse(status, body)
            : new ArmResponse(status, body)
            {
                Operation = operation.Style == OperationStyle.Header ? Addresses.Status(operation) : null,
                Location = operation.Kind == "Delete" || operation.Style == OperationStyle.Location ? Addresses.Result(operation) : null,
                RetryAfter = retryAfter,
            };
}
