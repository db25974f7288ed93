using System.Text.Json.Nodes;
using Azure.Core.Pipeline;
using AzureRest;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;

namespace Delivery.Tests.Fake;

/// <summary>
/// Azure Resource Manager in this process: stores resources, validates bodies against Azure's published types, and simulates
/// slow operations, conflicts, locks, throttling, propagation delays and partial failures. The real client calls it over HTTP.
/// </summary>
internal sealed class FakeAzure : IAsyncDisposable
{
    public const string Subscription = "11111111-aaaa-4bbb-8ccc-000000000001";
    public const string Tenant = "11111111-aaaa-4bbb-8ccc-0000000000ff";
    private readonly WebApplication _application;
    private readonly SemaphoreSlim _one = new(1);
    private readonly List<FakeFault> _faults = [];
    private readonly List<string> _log = [];

    private FakeAzure(WebApplication application)
    {
        _application = application;
        Resources = new FakeResources(this);
        Questions = new FakeQuestions(this);
    }

    public FakeResources Resources { get; }

    public FakeQuestions Questions { get; }

    public FakeOperations Operations { get; } = new();

    public QuickTime Time { get; } = new();

    /// <summary>Method and path of every request so far.</summary>
    public IReadOnlyList<string> Log => [.. _log];

    public IEnumerable<string> Changes =>
        Log.Where(line =>
            !line.StartsWith("GET ", StringComparison.Ordinal)
            && !line.Contains("checkNameAvailability", StringComparison.OrdinalIgnoreCase)
        );

    public ResourceManager Client { get; private set; } = null!;

    public static async Task<FakeAzure> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseTestServer();
        var application = builder.Build();
        var azure = new FakeAzure(application);
        application.Run(azure.HandleAsync);
        await application.StartAsync();
        azure.Client = azure.Connect(new ResourceManagerOptions { Time = azure.Time });
        return azure;
    }

    public ResourceManager Connect(ResourceManagerOptions options)
    {
        options.Transport = new HttpClientTransport(_application.GetTestServer().CreateHandler());
        options.Retry.Delay = TimeSpan.FromMilliseconds(1);
        return new ResourceManager(new AnyToken(), options);
    }

    public void Fail(string method, string pathPart, FakeReply reply, int times = int.MaxValue) =>
        _faults.Add(new FakeFault(method, pathPart, reply, times));

    /// <summary>The Retry-After delay of Azure, shortened to an instant.</summary>
    public void Throttle(string method, string pathPart, int times) =>
        Fail(
            method,
            pathPart,
            FakeReply.Error(429, "TooManyRequests", "too many requests") with
            {
                Headers = new() { ["retry-after-ms"] = "1" },
            },
            times
        );

    public void Busy(string method, string pathPart, int times, string code = "AnotherOperationInProgress") =>
        Fail(method, pathPart, FakeReply.Error(409, code, "Another operation is in progress on this resource."), times);

    public void ForgetLog() => _log.Clear();

    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        _one.Dispose();
    }

    private async Task HandleAsync(HttpContext context)
    {
        var body = context.Request.ContentLength > 0 ? (await JsonNode.ParseAsync(context.Request.Body))!.AsObject() : null;
        var query = context.Request.Query.ToDictionary(entry => entry.Key, entry => entry.Value.ToString());
        var request = new FakeRequest(context.Request.Method, context.Request.Path.Value!, query, body);
        await _one.WaitAsync();
        FakeReply reply;
        try
        {
            _log.Add($"{request.Method} {request.Path}");
            reply = Answer(request, context.Request.Headers.Authorization.ToString());
        }
        finally
        {
            _one.Release();
        }

        context.Response.StatusCode = reply.Status;
        foreach (var (name, value) in reply.Headers)
        {
            context.Response.Headers[name] = value;
        }

        if (reply.Body is not null)
        {
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(reply.Body.ToJsonString());
        }
    }

    private FakeReply Answer(FakeRequest request, string authorization)
    {
        if (authorization != $"Bearer {AnyToken.Text}")
        {
            return FakeReply.Error(401, "AuthenticationFailed", "Authentication failed. The 'Authorization' header is missing or wrong.");
        }

        if (request.ApiVersion.Length == 0)
        {
            return FakeReply.Error(
                400,
                "MissingApiVersionParameter",
                "The api-version query parameter (?api-version=) is required for all requests."
            );
        }

        return _faults.Select(fault => fault.For(request)).OfType<FakeReply>().FirstOrDefault()
            ?? Questions.Answer(request)
            ?? Resources.Answer(request);
    }
}
