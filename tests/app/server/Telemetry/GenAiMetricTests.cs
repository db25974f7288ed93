using System.Diagnostics.Metrics;
using App.LanguageModel;
using App.Telemetry;
using App.Tests.LanguageModel;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace App.Tests.Telemetry;

public sealed class GenAiMetricTests
{
    private static readonly double[] Seconds = [0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92];

    [Fact]
    public void Units_and_buckets_follow_the_conventions()
    {
        using var app = new ChatApplication();
        using var metrics = new RecordedMetrics(app.Services);
        app.Services.GetRequiredService<GenAi>();

        var tokens = (Histogram<long>)metrics.Instruments["gen_ai.client.token.usage"];
        Assert.Equal("{token}", tokens.Unit);
        Assert.Equal(Enumerable.Range(0, 14).Select(power => 1L << (2 * power)), tokens.Advice!.HistogramBucketBoundaries);
        foreach (var name in (string[])["gen_ai.client.operation.duration", "gen_ai.client.operation.time_to_first_chunk"])
        {
            var time = (Histogram<double>)metrics.Instruments[name];
            Assert.Equal("s", time.Unit);
            Assert.Equal(Seconds, time.Advice!.HistogramBucketBoundaries);
        }
    }

    [Fact]
    public async Task Tokens_and_durations_of_an_answer_are_recorded_once()
    {
        var usage = new ChatResponseUpdate
        {
            Contents = [new UsageContent(new UsageDetails { InputTokenCount = 900, OutputTokenCount = 12 })],
            ModelId = "m-1",
        };
        using var app = new ChatApplication
        {
            Model = ScriptedModel.Saying(ScriptedModel.Word("Yes "), ScriptedModel.Word("[1]."), ScriptedModel.End, usage),
        };
        using var metrics = new RecordedMetrics(app.Services);

        await app.EventsAsync(ModelApplication.Question);

        const string Call =
            "gen_ai.operation.name=chat gen_ai.provider.name=offline gen_ai.request.model=extractive gen_ai.response.model=m-1";
        Assert.Equal(
            [$"12 {Call} gen_ai.token.type=output", $"900 {Call} gen_ai.token.type=input"],
            metrics.Of("gen_ai.client.token.usage")
        );
        Assert.EndsWith(Call, metrics.Of("gen_ai.client.operation.time_to_first_chunk").Single());
        Assert.Equal(["chat", "retrieval"], metrics.Of("gen_ai.client.operation.duration").Select(Operation).Order());
    }

    [Fact]
    public async Task An_embedding_is_measured_with_its_error_type()
    {
        using var app = new ChatApplication();
        using var metrics = new RecordedMetrics(app.Services);
        var target = new GenAiTarget("azure.ai.openai", "embedding", new Uri("https://models.example/"));
        using var working = new ObservedEmbeddingGenerator(new Embeddings(), app.Services.GetRequiredService<GenAi>(), target);
        using var broken = new ObservedEmbeddingGenerator(
            new Embeddings(new TimeoutException()),
            app.Services.GetRequiredService<GenAi>(),
            target
        );

        await working.GenerateAsync(["a text"]);
        await Assert.ThrowsAsync<TimeoutException>(() => broken.GenerateAsync(["a text"]));

        const string Call = "gen_ai.operation.name=embeddings gen_ai.provider.name=azure.ai.openai gen_ai.request.model=embedding";
        Assert.Equal(
            [$"7 {Call} gen_ai.response.model=e-1 server.address=models.example server.port=443 gen_ai.token.type=input"],
            metrics.Of("gen_ai.client.token.usage")
        );
        Assert.Equal(
            [false, true],
            metrics
                .Of("gen_ai.client.operation.duration")
                .Select(each => each.EndsWith("error.type=System.TimeoutException", StringComparison.Ordinal))
                .Order()
        );
    }

    private static string Operation(string measurement) => measurement.Split("gen_ai.operation.name=")[1].Split(' ')[0];

    private sealed class Embeddings(Exception? failure = null) : IEmbeddingGenerator<string, Embedding<float>>
    {
        public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
            IEnumerable<string> values,
            EmbeddingGenerationOptions? options,
            CancellationToken cancellationToken
        ) =>
            failure is not null
                ? throw failure
                : Task.FromResult(
                    new GeneratedEmbeddings<Embedding<float>>([new Embedding<float>(new float[3]) { ModelId = "e-1" }])
                    {
                        Usage = new UsageDetails { InputTokenCount = 7 },
                    }
                );

        public object? GetService(Type serviceType, object? serviceKey) => null;

        public void Dispose() { }
    }
}
