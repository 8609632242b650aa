using System.Text.Json;
using System.Text.Json.Serialization;

namespace RulesPush.Installers;

internal sealed record AccountList(IReadOnlyList<AccountEntry?> Accounts);

internal sealed record AccountEntry(string? Name, string? Password = null, string? KeyFile = null, string? KeyPassphrase = null)
{
    /// <summary>The name alone, as of an account.</summary>
    public override string ToString() => Name ?? "";
}

/// <summary>Strict, so that a misspelt name is not an account without a password.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(AccountList))]
internal sealed partial class AccountJson : JsonSerializerContext;
