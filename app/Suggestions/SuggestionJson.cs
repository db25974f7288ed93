using System.Text.Json;
using System.Text.Json.Serialization;

namespace App.Suggestions;

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(SuggestionRequest))]
[JsonSerializable(typeof(SuggestionList))]
internal sealed partial class SuggestionJson : JsonSerializerContext;
