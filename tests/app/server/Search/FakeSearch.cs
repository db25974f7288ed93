using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using App.LanguageModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace App.Tests.Search;

/// <summary>A local Azure AI Search over HTTPS: indexes, aliases and documents by its REST protocol, with faults on request.</summary>
internal sealed partial class FakeSearch : IAsyncDisposable
{
    private readonly WebApplication server;
    private readonly X509Certificate2 certificate = LoopbackCertificate.Create();
    private readonly Lock gate = new();

    private FakeSearch()
    {
        Indexers = new FakeIndexers(Indexes);
        Knowledge = new FakeKnowledge(Indexes);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate)));
        server = builder.Build();
        server.Run(AnswerAsync);
    }

    public FakeIndexers Indexers { get; }

    public FakeKnowledge Knowledge { get; }

    public ConcurrentQueue<SearchRequest> Requests { get; } = [];

    public Dictionary<string, FakeIndex> Indexes { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, string> Aliases { get; } = new(StringComparer.Ordinal);

    /// <summary>Called before each request; a status other than null becomes the response.</summary>
    public Func<SearchRequest, int?> Refuse { get; set; } = _ => null;

    public string? RetryAfter { get; set; }

    /// <summary>Whether the service's plan has a semantic ranker.</summary>
    public bool HasRanker { get; set; } = true;

    /// <summary>The reason why the semantic ranker does not run; null if it runs.</summary>
    public string? Unranked { get; set; }

    /// <summary>The status in that case: 206 as documented, or 200 as in older versions.</summary>
    public int UnrankedStatus { get; set; } = 206;

    /// <summary>The status of each stored chunk.</summary>
    public Func<JsonObject, int> Store { get; set; } = _ => 201;

    /// <summary>Signalled when an alias is created or moved.</summary>
    public Action Pointed { get; set; } = () => { };

    public Uri Address => new(server.Urls.First());

    public static async Task<FakeSearch> StartAsync()
    {
        var fake = new FakeSearch();
        await fake.server.StartAsync();
        return fake;
    }

    public SocketsHttpHandler Connections() => certificate.Connections();

    /// <summary>The index behind the alias.</summary>
    public FakeIndex Live(string alias = "knowledge") => Indexes[Aliases[alias]];

    /// <summary>Requests by verb and first part of the path, without reads.</summary>
    public IReadOnlyList<string> Changes =>
        [.. Requests.Where(request => request.IsChange).Select(request => $"{request.Method} {request.Path}")];

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        certificate.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var text = await reader.ReadToEndAsync();
        var request = new SearchRequest(
            context.Request.Method,
            context.Request.Path.Value![1..],
            context.Request.Query["api-version"].ToString(),
            text.Length > 0 ? (JsonObject)JsonNode.Parse(text)! : null,
            context.Request.Headers.Authorization.ToString()
        );
        Requests.Enqueue(request);
        var (status, body) = Refuse(request) is { } refused ? (refused, Problem($"refused with {refused}")) : Carry(request);
        context.Response.StatusCode = status;
        if (status >= 400 && RetryAfter is { } wait)
            context.Response.Headers.RetryAfter = wait;
        if (body is null)
            return;

        context.Response.ContentType = "application/json; odata.metadata=minimal";
        await context.Response.WriteAsync(body.ToJsonString());
    }

    private (int Status, JsonObject? Body) Carry(SearchRequest request)
    {
        lock (gate)
        {
            try
            {
                return request.Path == "indexes"
                        ? (200, new() { ["value"] = new JsonArray([.. Indexes.Keys.Select(name => new JsonObject { ["name"] = name })]) })
                    : Named().Match(request.Path) is { Success: true } named
                        ? Carry(request, named.Groups[1].Value, named.Groups[2].Value, named.Groups[3].Value)
                    : (404, Problem("no such path"));
            }
            catch (BadSearchException wrong)
            {
                return (400, Problem(wrong.Message));
            }
        }
    }

    private (int Status, JsonObject? Body) Carry(SearchRequest request, string kind, string name, string rest)
    {
        if (FakeKnowledge.Has(kind))
            return Knowledge.Carry(request, kind, name, rest);
        if (FakeIndexers.Has(kind))
            return Indexers.Carry(request, kind, name, rest);
        if (kind == "aliases")
            return request.Method == "PUT" ? Point(name, (string)request.Body!["indexes"]![0]!)
                : Aliases.TryGetValue(name, out var target) ? (200, new() { ["name"] = name, ["indexes"] = new JsonArray(target) })
                : (404, Problem("no such alias"));

        if (rest == "" && request.Method == "PUT")
            return Make(name, request.Body!);
        if (rest == "" && request.Method == "DELETE")
            return Indexes.Remove(name) ? (204, null) : (404, Problem("an alias deletes no index"));

        if (!Indexes.TryGetValue(Aliases.GetValueOrDefault(name) ?? name, out var index))
            return (404, Problem($"no index '{name}'"));

        return rest switch
        {
            "" => (200, (JsonObject)index.Definition.DeepClone()),
            "/docs/search.post.search" when !HasRanker && (string?)request.Body!["queryType"] == "semantic" => throw new BadSearchException(
                "Semantic search is not enabled for this service."
            ),
            "/docs/search.post.search" => index.Search(request.Body!, Unranked, UnrankedStatus),
            "/docs/search.index" => index.Change(request.Body!, Store),
            _ => (404, Problem("no such path")),
        };
    }

    private (int Status, JsonObject? Body) Point(string alias, string target)
    {
        if (!Indexes.ContainsKey(target))
            return (400, Problem($"no index '{target}'"));

        Aliases[alias] = target;
        Pointed();
        return (200, new() { ["name"] = alias, ["indexes"] = new JsonArray(target) });
    }

    private (int Status, JsonObject? Body) Make(string name, JsonObject definition)
    {
        if (Indexes.ContainsKey(name))
            return (400, Problem("fields of an index cannot be changed"));

        Indexes[name] = new FakeIndex((JsonObject)definition.DeepClone());
        return (201, (JsonObject)definition.DeepClone());
    }

    private static JsonObject Problem(string message) =>
        new()
        {
            ["error"] = new JsonObject { ["code"] = "", ["message"] = message },
        };

    [GeneratedRegex(@"^(indexes|aliases|datasources|skillsets|indexers|knowledgesources|knowledgebases)\('([a-z0-9-]+)'\)(/.*)?$")]
    private static partial Regex Named();
}
