using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http.HttpResults;

namespace App.Http;

/// <summary>Reads the body of a request as JSON, or says what is wrong with it.</summary>
/// <param name="Name">What the body is, as in "The body is not ...".</param>
/// <param name="Allowed">The members, in words.</param>
/// <param name="WhenTooLarge">What to do then.</param>
internal sealed record JsonBody<T>(JsonTypeInfo<T> Type, string Name, string Allowed, int MaximumBytes, string WhenTooLarge)
{
    /// <summary>Null without a refusal where the body is the word null.</summary>
    public async ValueTask<(T? Value, ProblemHttpResult? Refusal)> ReadAsync(HttpContext context)
    {
        // Also keeps other sites out: a page cannot send JSON across origins without asking first.
        if (!context.Request.HasJsonContentType())
            return Refuse(StatusCodes.Status415UnsupportedMediaType, $"Send the {Name} as application/json.");

        try
        {
            return (await JsonSerializer.DeserializeAsync(context.Request.Body, Type, context.RequestAborted), null);
        }
        catch (JsonException problem)
        {
            return Refuse(StatusCodes.Status400BadRequest, $"The body is not a {Name} at {problem.Path ?? "$"}: allowed are {Allowed}.");
        }
        catch (BadHttpRequestException problem) when (problem.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return Refuse(problem.StatusCode, $"The {Name} is larger than {MaximumBytes / 1024} KB; {WhenTooLarge}.");
        }
        catch (BadHttpRequestException problem)
        {
            return Refuse(problem.StatusCode, $"The {Name} broke off before its end.");
        }
    }

    private static (T?, ProblemHttpResult) Refuse(int status, string detail) => (default, TypedResults.Problem(detail, statusCode: status));
}
