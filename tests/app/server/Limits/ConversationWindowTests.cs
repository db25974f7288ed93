using System.Diagnostics.Metrics;
using App.Grounding;
using App.History;
using App.Limits;
using App.Messages;
using App.Retrieval;
using App.Telemetry;
using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.ML.Tokenizers;

namespace App.Tests.Limits;

/// <summary>The part of a conversation that is sent to the model.</summary>
public sealed class ConversationWindowTests
{
    private static readonly TiktokenTokenizer Tokenizer = TiktokenTokenizer.CreateForEncoding("o200k_base");
    private static readonly TokenCounter Counter = new();
    private static readonly Prompt Instructions = new("Answer from the sources.", "1");
    private static readonly ChatMetrics Metrics = new(
        new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>()
    );

    private static readonly Gen<string> Text = Gen.OneOfConst(
            "word",
            "Azure",
            "개인정보",
            "🙂",
            "é",
            "[1]",
            "    ",
            "x1y2",
            "\n\n",
            "zzzzzzzz"
        )
        .Array[1, 30]
        .Select(words => $"a{string.Join(' ', words)}");

    private static readonly Gen<ChatTurn[]> Conversation =
        from earlier in Gen.Select(Gen.OneOfConst(ChatTurn.User, ChatTurn.Assistant), Text).Array[0, 24]
        from question in Text
        select earlier.Append((ChatTurn.User, question)).Select(turn => new ChatTurn { Role = turn.Item1, Content = turn.Item2 }).ToArray();

    private static readonly Gen<Passage[]> Passages = Text.Array[0, 8]
        .Select(texts => texts.Select((text, i) => Sources.Passage(text, score: 10 - i)).ToArray());

    [Fact]
    public Task The_window_keeps_the_budget_the_order_and_the_last_question() =>
        Gen.Select(Conversation, Passages, Gen.Int[0, 300], Gen.Int[100, 300], Gen.Int[100, 600])
            .SampleAsync(async sample =>
            {
                var (turns, passages, history, sources, input) = sample;
                var (kept, given) = await FitAsync(turns, passages, history, sources, input);

                Assert.Same(turns[^1], kept[^1]);
                Assert.Equal(turns[^kept.Count..], kept);
                Assert.Equal(passages[..given.Count], given);
                Assert.True(kept.Count == 1 || kept[0].Role == ChatTurn.User);
                var used = kept.SkipLast(1).Sum(turn => Tokens(turn.Content!));
                var cited = given.Select((passage, i) => Tokenizer.CountTokens(GroundedPrompt.SourceText(passage, i))).Sum();
                var alone = Tokens(Instructions.Text) + Tokens(turns[^1].Content!);
                Assert.True(used <= history, $"{used} of {history} tokens of history");
                Assert.True(cited <= sources, $"{cited} of {sources} tokens of sources");
                Assert.True(alone + used + cited <= Math.Max(input, alone), $"{alone + used + cited} of {input} tokens");
            });

    [Fact]
    public Task The_window_contains_every_turn_that_fits() =>
        Gen.Select(Conversation, Gen.Int[0, 300])
            .SampleAsync(async sample =>
            {
                var (turns, history) = sample;
                var (kept, _) = await FitAsync(turns, [], history, 100, 1_000_000);

                // One more exchange: from the question before what is kept.
                var next = Array.FindLastIndex(turns[..^kept.Count], turn => turn.Role == ChatTurn.User);
                Assert.True(next < 0 || turns[next..^1].Sum(turn => Tokens(turn.Content!)) > history);
            });

    [Fact]
    public Task In_offline_mode_the_window_is_unlimited() =>
        Gen.Select(Conversation, Passages)
            .SampleAsync(async sample =>
            {
                var (turns, passages) = sample;
                var (kept, given) = await new ConversationWindow(Limits(0, 100, 500), Instructions, Metrics).FitAsync(turns, passages);

                Assert.Same(turns, kept);
                Assert.Same(passages, given);
            });

    [Fact]
    public async Task Sources_have_priority_over_history()
    {
        var passages = new[] { Sources.Passage(new string('a', 8) + string.Concat(Enumerable.Repeat(" word", 80))) };
        ChatTurn[] turns =
        [
            new() { Role = ChatTurn.User, Content = string.Concat(Enumerable.Repeat(" word", 40)) },
            new() { Role = ChatTurn.Assistant, Content = "Yes." },
            new() { Role = ChatTurn.User, Content = "Why?" },
        ];

        var (kept, given) = await FitAsync(turns, passages, history: 100, sources: 100, input: 130);

        Assert.Equal((1, 1), (kept.Count, given.Count));
    }

    private static ValueTask<(IReadOnlyList<ChatTurn> Turns, IReadOnlyList<Passage> Passages)> FitAsync(
        IReadOnlyList<ChatTurn> turns,
        IReadOnlyList<Passage> passages,
        int history,
        int sources,
        int input
    ) => new ConversationWindow(Limits(history, sources, input), Instructions, Metrics, Counter).FitAsync(turns, passages);

    private static LimitSettings Limits(int history, int sources, int input) =>
        new()
        {
            HistoryTokens = history,
            SourceTokens = sources,
            InputTokens = input,
            RequestsPerMinute = 1,
            TokensPerMinute = 0,
            TokensPerDay = 0,
            MaximumConcurrent = 1,
        };

    private static int Tokens(string text) => Tokenizer.CountTokens(text) + 4;
}
