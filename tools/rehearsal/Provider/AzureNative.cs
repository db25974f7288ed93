using System.Globalization;
using System.Text.Json.Nodes;
using AzureSimulator;
using Rehearsal.Records;
using Rehearsal.State;

namespace Rehearsal.Provider;

/// <summary>Creates, updates, deletes and reads one resource as azure-native does.</summary>
public sealed class AzureNative(ArmClient client)
{
    /// <summary>Of create, update and delete, where the program sets none.</summary>
    private static readonly TimeSpan DefaultLimit = TimeSpan.FromMinutes(120);

    public ArmClient Client => client;

    /// <returns>With what Azure answered.</returns>
    /// <exception cref="ProviderException">Azure refused it, or it exists already.</exception>
    public async Task<ResourceState> CreateAsync(ResourceState wanted, StepRecord step)
    {
        if (Singletons.Default(wanted.Arm!.Type, wanted.Arm.Name) is null)
        {
            var found = await client.SendAsync(Request("GET", wanted), step);
            if (found.Status == 200 && found.Body is not null)
            {
                throw Refused(step, "already-exists", $"cannot create already existing resource '{wanted.Id}'", found.Status);
            }

            if (found.Status is not (200 or 204 or 404))
            {
                throw new ProviderException(
                    new StepFailure(
                        found.ErrorCode ?? "",
                        $"cannot check existence of resource '{wanted.Id}': {found.ErrorMessage}",
                        found.Status,
                        found.Habit
                    )
                );
            }
        }

        var body = wanted.Body.DeepClone().AsObject();
        SubResources.Complete(body, SubResources.Unset(wanted.Arm.Type, body), remote: null);
        return await WriteAsync(wanted, body, step, Limit(wanted.Options.CreateTimeout));
    }

    /// <inheritdoc cref="CreateAsync"/>
    public async Task<ResourceState> UpdateAsync(ResourceState wanted, StepRecord step)
    {
        var body = wanted.Body.DeepClone().AsObject();
        if (SubResources.Unset(wanted.Arm!.Type, body) is { Count: > 0 } unset)
        {
            var remote = await client.SendAsync(Request("GET", wanted), step);
            SubResources.Complete(body, unset, remote.IsError ? [] : remote.Body as JsonObject);
        }

        return await WriteAsync(wanted, body, step, Limit(wanted.Options.UpdateTimeout));
    }

    public async Task DeleteAsync(ResourceState resource, StepRecord step)
    {
        if (Singletons.Default(resource.Arm!.Type, resource.Arm.Name) is { } defaults)
        {
            var answer = await client.SendAsync(Request("PUT", resource) with { Body = defaults }, step);
            if (answer.IsError && answer.Status != 404)
            {
                throw Refused(answer);
            }

            return;
        }

        var request = Request("DELETE", resource);
        var response = await client.SendAsync(request, step);
        if (response.Status == 404)
        {
            return;
        }

        if (response.IsError)
        {
            throw Refused(response);
        }

        await new ArmOperation(client, step, Limit(resource.Options.DeleteTimeout)).EndAsync(request, response);
    }

    /// <returns>What Azure has; null if it has no such resource.</returns>
    public async Task<JsonObject?> ReadAsync(ResourceState resource, StepRecord step)
    {
        var response = await client.SendAsync(Request("GET", resource), step);
        return response.Status == 404 ? null
            : response.IsError ? throw Refused(response)
            : response.Body as JsonObject ?? [];
    }

    private async Task<ResourceState> WriteAsync(ResourceState wanted, JsonObject body, StepRecord step, TimeSpan limit)
    {
        var request = Request("PUT", wanted) with { Body = body };
        var response = await client.SendAsync(request, step);
        if (response.IsError)
        {
            throw Refused(response);
        }

        var done = await new ArmOperation(client, step, limit).EndAsync(request, response);

        // The provider reads after each write and keeps the answer to the write where it cannot.
        var read = await client.SendAsync(Request("GET", wanted), step);
        return wanted with
        {
            Answer = (read.IsError ? null : read.Body as JsonObject) ?? done ?? response.Body as JsonObject ?? [],
            Incomplete = false,
        };
    }

    private static ArmRequest Request(string method, ResourceState resource) => new(method, resource.Id, resource.Arm!.ApiVersion);

    private ProviderException Refused(ArmResponse response) =>
        new(
            new StepFailure(
                response.ErrorCode ?? response.Status.ToString(CultureInfo.InvariantCulture),
                response.ErrorMessage ?? response.Body?.ToJsonString() ?? "",
                response.Status,
                response.Habit
            )
        );

    private static ProviderException Refused(StepRecord step, string code, string message, int status) =>
        new(new StepFailure(code, message, status, step.Retries.LastOrDefault()?.Habit));

    /// <param name="text">As in 30m, 1h30m or 90s.</param>
    private static TimeSpan Limit(string? text)
    {
        if (text is null)
        {
            return DefaultLimit;
        }

        var (total, number) = (TimeSpan.Zero, 0);
        foreach (var each in text)
        {
            if (char.IsAsciiDigit(each))
            {
                number = number * 10 + (each - '0');
                continue;
            }

            total += each switch
            {
                'h' => TimeSpan.FromHours(number),
                'm' => TimeSpan.FromMinutes(number),
                _ => TimeSpan.FromSeconds(number),
            };
            number = 0;
        }

        return total > TimeSpan.Zero ? total : DefaultLimit;
    }
}
