using System.Text.Json.Nodes;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Search.Documents;

namespace App.Search;

/// <summary>Manages indexes and the alias of the live one over REST; the package has no calls for aliases.</summary>
internal sealed class IndexAdministration(SearchSettings settings, HttpPipeline pipeline)
{
    /// <summary>The first stable version with aliases (learn.microsoft.com/azure/search/search-how-to-alias); also has `stored`.</summary>
    public const string ApiVersion = "2026-04-01";

    public const string Scope = "https://search.azure.com/.default";

    public static HttpPipeline Pipeline(SearchClientOptions options, TokenCredential credential) =>
        HttpPipelineBuilder.Build(options, new BearerTokenAuthenticationPolicy(credential, Scope));

    /// <summary>The live index; null before the first ingestion.</summary>
    public async Task<IndexName?> LiveAsync(CancellationToken cancellationToken)
    {
        if (await SendAsync(RequestMethod.Get, $"aliases('{settings.Alias}')", null, cancellationToken) is not { } alias)
            return null;

        var target = (string)alias["indexes"]![0]!;
        return IndexName.Of(settings.Alias, target)
            ?? throw new InvalidDataException(
                $"The alias '{settings.Alias}' points to the index '{target}', which this app did not create; "
                    + "delete the alias, or set another Search:Index."
            );
    }

    /// <summary>Moves the alias to an index. It can take ten seconds until every search uses it.</summary>
    public Task PointAsync(IndexName index, CancellationToken cancellationToken) =>
        SendAsync(
            RequestMethod.Put,
            $"aliases('{settings.Alias}')",
            new JsonObject { ["name"] = settings.Alias, ["indexes"] = new JsonArray(index.ToString()) },
            cancellationToken
        );

    /// <summary>The indexes of this alias, newest first.</summary>
    public async Task<IReadOnlyList<IndexName>> ListAsync(CancellationToken cancellationToken)
    {
        var list = await SendAsync(RequestMethod.Get, "indexes", null, cancellationToken, "&$select=name");
        return
        [
            .. (list?["value"] as JsonArray ?? [])
                .Select(index => IndexName.Of(settings.Alias, (string)index!["name"]!))
                .OfType<IndexName>()
                .OrderByDescending(name => name.Time, StringComparer.Ordinal),
        ];
    }

    public Task CreateAsync(IndexName index, CancellationToken cancellationToken) =>
        SendAsync(
            RequestMethod.Put,
            $"indexes('{index}')",
            IndexSchema.Definition(
                index.ToString(),
                settings.EmbeddingDimensions,
                settings.EncryptionKey,
                index.Schema,
                IndexSchema.IsOfKnowledgeBase(index.Schema) ? settings.Vectorizer : null
            ),
            cancellationToken
        );

    /// <summary>Differences between the index and its schema; empty if there are none.</summary>
    public async Task<IReadOnlyList<string>> DifferencesAsync(IndexName index, CancellationToken cancellationToken) =>
        IndexSchema.Differences(await DescribeAsync(index, cancellationToken), settings.EmbeddingDimensions, index.Schema);

    private async Task<JsonObject> DescribeAsync(IndexName index, CancellationToken cancellationToken) =>
        await SendAsync(RequestMethod.Get, $"indexes('{index}')", null, cancellationToken)
        ?? throw new InvalidDataException($"The index '{index}' does not exist.");

    /// <summary>Checks the alias again, so that the live index is never deleted.</summary>
    public async Task DeleteAsync(IndexName index, CancellationToken cancellationToken)
    {
        if (await LiveAsync(cancellationToken) == index)
            throw new InvalidOperationException($"The index '{index}' is live and was not deleted.");

        await DeleteIndexerAsync(index, cancellationToken);
        await SendAsync(RequestMethod.Delete, $"indexes('{index}')", null, cancellationToken);
    }

    /// <summary>Stops the filling of an index by the service. The index stays.</summary>
    public async Task DeleteIndexerAsync(IndexName index, CancellationToken cancellationToken)
    {
        if (!IndexSchema.IsOfIndexer(index.Schema))
            return;

        await SendAsync(RequestMethod.Delete, $"indexers('{index}')", null, cancellationToken);
        await SendAsync(RequestMethod.Delete, $"skillsets('{index}')", null, cancellationToken);
        await SendAsync(RequestMethod.Delete, $"datasources('{index}')", null, cancellationToken);
    }

    /// <summary>Null for status 404.</summary>
    public async Task<JsonObject?> SendAsync(
        RequestMethod method,
        string path,
        JsonObject? body,
        CancellationToken cancellationToken,
        string query = ""
    )
    {
        using var message = pipeline.CreateMessage();
        message.Request.Method = method;
        message.Request.Uri.Reset(new Uri(settings.Endpoint, $"{path}?api-version={ApiVersion}{query}"));
        message.Request.Headers.Add("Accept", "application/json");
        if (body is not null)
        {
            message.Request.Headers.Add("Content-Type", "application/json");
            message.Request.Headers.Add("Prefer", "return=representation");
            message.Request.Content = RequestContent.Create(BinaryData.FromString(body.ToJsonString()));
        }

        await pipeline.SendAsync(message, cancellationToken);
        if (message.Response is { Status: 404 } && method != RequestMethod.Put)
            return null;
        if (message.Response.IsError)
            throw new RequestFailedException(message.Response);

        return message.Response.Content is { } content && content.ToMemory().Length > 0 ? JsonNode.Parse(content) as JsonObject : null;
    }
}
