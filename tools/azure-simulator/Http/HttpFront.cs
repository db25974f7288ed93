using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace AzureSimulator.Http;

/// <summary>
/// A simulated Azure over HTTP: Azure Resource Manager, blob services, the sign-in for them, and the metadata that lead clients there.
/// Requests are carried out one after another.
/// </summary>
public sealed class HttpFront(SimulatedAzure azure, Pace pace)
{
    private const string RequestId = "x-ms-request-id";
    private const string CorrelationId = "x-ms-correlation-request-id";
    private const string ClientId = "x-ms-client-request-id";
    private readonly SemaphoreSlim _one = new(1);
    private readonly LoginEndpoints _login = new(azure.Options);
    private int _count;

    /// <summary>Answers in place of Azure, for tests of clients. It returns null where Azure shall answer.</summary>
    public Func<ArmRequest, ArmResponse?>? Interceptor { get; set; }

    public async Task HandleAsync(HttpContext context)
    {
        await _one.WaitAsync(context.RequestAborted);
        HttpAnswer answer;
        try
        {
            answer = await AnswerAsync(context.Request);
            Identify(context.Request, answer);
        }
        finally
        {
            _one.Release();
        }

        await WriteAsync(context, answer);
    }

    private async Task<HttpAnswer> AnswerAsync(HttpRequest request)
    {
        var host = $"{request.Scheme}://{request.Host}";
        if (request.Path == CloudMetadata.Path)
        {
            return new HttpAnswer(200, CloudMetadata.Answer(host, azure.Options.Tenant, request.Query["api-version"].ToString()));
        }

        if (await _login.AnswerAsync(request) is { } login)
        {
            return login;
        }

        if (Bearer.Refuse(request, host, azure.Options.Tenant, out var caller) is { } refusal)
        {
            return refusal;
        }

        if (BlobMessage.Host(request) is { } blobs)
        {
            var call = await BlobMessage.ReadAsync(request, blobs, caller == azure.Options.Owner ? null : caller);
            pace.Arrive(azure.Clock);
            return BlobMessage.Write(azure.SendBlob(call));
        }

        try
        {
            return Carry(await ArmMessage.ReadAsync(request, caller == azure.Options.Owner ? null : caller), host);
        }
        catch (JsonException exception)
        {
            var message = $"The request content was invalid and could not be deserialized: '{exception.Message}'.";
            return ArmMessage.Write(ArmResponse.Failure(400, "InvalidRequestContent", message), host, null);
        }
    }

    private HttpAnswer Carry(ArmRequest request, string host)
    {
        pace.Arrive(azure.Clock);
        var response = Interceptor?.Invoke(request) ?? azure.Send(request);
        return ArmMessage.Write(response, host, pace.Answer(request, response, azure.Clock));
    }

    /// <summary>The headers by which a request is found again in the logs of both sides.</summary>
    private void Identify(HttpRequest request, HttpAnswer answer)
    {
        var id = $"00000000-0000-4000-8000-{(++_count).ToString("x12", CultureInfo.InvariantCulture)}";
        var given = request.Headers[CorrelationId].ToString();
        answer.Headers[RequestId] = id;
        answer.Headers[CorrelationId] = given.Length > 0 ? given : id;
        answer.Headers["x-ms-routing-request-id"] = $"SIMULATOR:{azure.Clock.Now:yyyyMMddTHHmmssZ}:{id}";
        answer.Headers["Cache-Control"] = "no-cache";
        if (request.Headers[ClientId].ToString() is { Length: > 0 } client)
        {
            answer.Headers[ClientId] = client;
        }
    }

    private static async Task WriteAsync(HttpContext context, HttpAnswer answer)
    {
        context.Response.StatusCode = answer.Status;
        foreach (var (name, value) in answer.Headers)
        {
            context.Response.Headers[name] = value;
        }

        var isHead = HttpMethods.IsHead(context.Request.Method);
        if (isHead && answer.Length is { } length)
        {
            context.Response.ContentLength = length;
        }
        else if (answer.Content is { } content && answer.Status != 204 && !isHead)
        {
            context.Response.ContentType = answer.Type;
            await context.Response.Body.WriteAsync(content);
        }
        else if (answer.Body is not null && answer.Status != 204 && !isHead)
        {
            context.Response.ContentType = "application/json; charset=utf-8";
            await context.Response.WriteAsync(answer.Body.ToJsonString());
        }
    }
}
