using System.Globalization;
using System.Text.Json.Nodes;

namespace Delivery.Tests.Fake;

/// <summary>Long-running operations: polled by Azure-AsyncOperation or by Location, and complete at the last poll.</summary>
internal sealed class FakeOperations
{
    public const int RetryAfterSeconds = 17;
    private readonly List<(int[] Left, Action Done, string? Failure, bool HasStatusBody)> _operations = [];

    /// <param name="hasStatusBody">True for a status in the body, false for the HTTP status code alone.</param>
    public FakeReply Begin(int looks, Action done, bool hasStatusBody, string? failure = null, FakeReply? first = null)
    {
        _operations.Add(([looks], done, failure, hasStatusBody));
        var place =
            "https://management.azure.com/subscriptions/s/providers/Microsoft.Fake/operations/"
            + $"{_operations.Count - 1}?api-version=2020-01-01";
        var reply = first ?? new FakeReply(202);
        return reply with
        {
            Headers = new()
            {
                [hasStatusBody ? "Azure-AsyncOperation" : "Location"] = place,
                ["Retry-After"] = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture),
            },
        };
    }

    public FakeReply Look(string path)
    {
        var (left, done, failure, hasStatusBody) = _operations[
            int.Parse(path[(path.LastIndexOf('/') + 1)..], CultureInfo.InvariantCulture)
        ];
        var wait = new Dictionary<string, string> { ["Retry-After"] = RetryAfterSeconds.ToString(CultureInfo.InvariantCulture) };
        if (--left[0] > 0)
        {
            return hasStatusBody
                ? new FakeReply(200, new JsonObject { ["status"] = "InProgress" }) { Headers = wait }
                : new FakeReply(202) { Headers = wait };
        }

        if (failure is not null)
        {
            return hasStatusBody
                ? new FakeReply(
                    200,
                    new JsonObject
                    {
                        ["status"] = "Failed",
                        ["error"] = new JsonObject { ["code"] = failure, ["message"] = "it did not work" },
                    }
                )
                : FakeReply.Error(409, failure, "it did not work");
        }

        if (left[0] == 0)
        {
            done();
        }

        return hasStatusBody ? new FakeReply(200, new JsonObject { ["status"] = "Succeeded" }) : new FakeReply(204);
    }
}
