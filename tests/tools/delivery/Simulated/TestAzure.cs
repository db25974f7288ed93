using System.Text.Json.Nodes;
using Azure.Core.Pipeline;
using AzureRest;
using AzureSimulator;
using AzureSimulator.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;

namespace Delivery.Tests.Simulated;

/// <summary>
/// A simulated Azure in this process, to which the real client talks in HTTP. Tests seed resources, and put faults in place of answers.
/// </summary>
internal sealed class TestAzure : IAsyncDisposable
{
    public const string Subscription = "11111111-aaaa-4bbb-8ccc-000000000001";
    public const string Tenant = "11111111-aaaa-4bbb-8ccc-0000000000ff";
    private readonly WebApplication _application;
    private readonly List<Fault> _faults = [];
    private readonly List<(string Method, string PathEnd, Action<JsonObject> Change)> _alterations = [];
    private readonly List<string> _log = [];

    private TestAzure(SimulatedAzure azure, WebApplication application, HttpFront front)
    {
        (Azure, _application) = (azure, application);
        Time = new QuickTime(azure.Clock);
        Resources = new TestResources(azure);
        Client = Connect(new ResourceManagerOptions { Time = Time });
        front.Interceptor = Intercept;
    }

    public SimulatedAzure Azure { get; }

    public TestResources Resources { get; }

    public QuickTime Time { get; }

    public ResourceManager Client { get; }

    /// <summary>Method and path of every request so far.</summary>
    public IReadOnlyList<string> Log => [.. _log];

    public IEnumerable<string> Changes =>
        Log.Where(line =>
            !line.StartsWith("GET ", StringComparison.Ordinal)
            && !line.Contains("checkNameAvailability", StringComparison.OrdinalIgnoreCase)
        );

    /// <param name="change">Changes what the simulated Azure is like; null leaves an ideal one, in which every habit is off.</param>
    public static async Task<TestAzure> StartAsync(Func<SimulatorOptions, SimulatorOptions>? change = null)
    {
        var options = new SimulatorOptions
        {
            Start = new(2026, 11, 25, 8, 0, 0, TimeSpan.Zero),
            Subscription = Subscription,
            Tenant = Tenant,
            Habits = new HashSet<string>(),
        };
        var azure = new SimulatedAzure(change?.Invoke(options) ?? options);
        var front = new HttpFront(azure, Pace.OfOwner());
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseTestServer();
        var application = builder.Build();
        application.Run(front.HandleAsync);
        await application.StartAsync();
        return new TestAzure(azure, application, front);
    }

    public ResourceManager Connect(ResourceManagerOptions options)
    {
        options.Transport = new HttpClientTransport(_application.GetTestServer().CreateHandler());
        options.Retry.Delay = TimeSpan.FromMilliseconds(1);
        return new ResourceManager(new AnyToken(Tenant, Azure.Options.Owner), options);
    }

    public void Fail(string method, string pathPart, ArmResponse answer, int times = int.MaxValue) =>
        _faults.Add(new Fault(method, pathPart, answer, times));

    /// <summary>With a Retry-After that is over at once.</summary>
    public void Throttle(string method, string pathPart, int times) =>
        Fail(
            method,
            pathPart,
            ArmResponse.Failure(429, "TooManyRequests", "too many requests") with
            {
                RetryAfter = TimeSpan.FromMilliseconds(1),
            },
            times
        );

    public void Busy(string method, string pathPart, int times, string code = "AnotherOperationInProgress") =>
        Fail(method, pathPart, ArmResponse.Failure(409, code, "Another operation is in progress on this resource."), times);

    /// <summary>Changes Azure's answers to a request whose path ends with a text.</summary>
    public void Alter(string method, string pathEnd, Action<JsonObject> change) => _alterations.Add((method, pathEnd, change));

    /// <summary>Adds a subscription that the login sees.</summary>
    public void AddSubscription(string id, string name) => Alter("GET", "/subscriptions", list => list["value"]!
                .AsArray()
                .Add(
                    new JsonObject
                    {
                        ["id"] = $"/subscriptions/{id}",
                        ["subscriptionId"] = id,
                        ["tenantId"] = Tenant,
                        ["displayName"] = name,
                        ["state"] = "Enabled",
                    }
                ));

    public void ForgetLog() => _log.Clear();

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private ArmResponse? Intercept(ArmRequest request)
    {
        _log.Add($"{request.Method} {request.Path}");
        return _faults.Select(fault => fault.For(request)).OfType<ArmResponse>().FirstOrDefault() ?? Altered(request);
    }

    private ArmResponse? Altered(ArmRequest request)
    {
        var changes = _alterations
            .Where(each => each.Method == request.Method && request.Path.EndsWith(each.PathEnd, StringComparison.OrdinalIgnoreCase))
            .ToList();
        if (changes.Count == 0)
        {
            return null;
        }

        var answer = Azure.Send(request);
        if (answer.IsError)
        {
            return answer;
        }

        var body = answer.Body!.DeepClone().AsObject();
        changes.ForEach(each => each.Change(body));
        return answer with { Body = body };
    }
}
