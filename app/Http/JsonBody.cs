using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http.HttpResults;

namespace App.Http;

/// <summary>Reads a request body as JSON, or rejects it.</summary>
/// <param name="Name">Name of the body in messages.</param>
/// <param name="Allowed">The members, in words.</param>
/// <param name="WhenTooLarge">What the user can do then.</param>
internal sealed record JsonBody<T>(JsonTypeInfo<T> Type, string Name, string Allowed, int MaximumBytes, string WhenTooLarge)
{
    /// <summary>Both are null if the body is the JSON value null.</summary>
    public async ValueTask<(T? Value, ProblemHttpResult? Refusal)> ReadAsync(HttpContext context)
    {
        // Also protects against cross-site requests: JSON across origins needs a preflight request.
        if (!context.Request.HasJsonContentType())
            return Refuse(StatusCodes.Status415UnsupportedMediaType, $"Send the {Name} as application/json.");

        try
        {
            return (await JsonSerializer.DeserializeAsync(context.Request.Body, Type, context.RequestAborted), null);
        }
        catch (JsonException problem)
        {
            return Refuse(StatusCodes.Status400BadRequest, $"The {Name} is not valid at {problem.Path ?? "$"}; it can have {Allowed}.");
        }
        catch (BadHttpRequestException problem) when (problem.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return Refuse(problem.StatusCode, $"The {Name} is larger than {MaximumBytes / 1024} KB; {WhenTooLarge}.");
        }
        catch (BadHttpRequestException problem)
        {
            return Refuse(problem.StatusCode, $"The {Name} is incomplete.");
        }
    }

    private static (T?, ProblemHttpResult) Refuse(int status, string detail) => (default, TypedResults.Problem(detail, statusCode: status));
}
